// Finding a worker among those on this phone: one box, any script, any of her facts; or her card before the camera.
// Not here: the index (find.js).

import { button, el, empty, icon, personLine } from "/static/sync/field/draw.js";
import { scanned } from "/static/sync/field/screens/home.js";
import { say } from "/static/sync/field/words.js";

const AFTER_MS = 120;
const SHOWN = 20;

export function findScreen(app, begun = "") {
  const input = el("input", { type: "search", name: "words", value: begun || app.found || "", placeholder: say("Name, father, village or phone"), "aria-label": say("Name, father, village or phone"), autocomplete: "off", enterkeyhint: "search" });
  const place = el("div", { class: "stack", "aria-live": "polite" });
  let timer = 0;
  let lines = [];
  const words = () => input.value.trim();
  const draw = (found) => {
    lines = found;
    place.replaceChildren(...drawn(app, words(), lines));
  };
  const look = () => {
    app.found = input.value;
    draw(sought(app, words()));
  };
  // What a round brings joins below: nothing moves under her thumb.
  const again = () => {
    const fresh = joined(lines, sought(app, words(), SHOWN + lines.length));
    if (!words() || fresh.length !== lines.length || fresh.some(({ person }, at) => person !== lines[at].person)) draw(fresh);
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, AFTER_MS);
  });
  app.leaving(() => clearTimeout(timer));
  app.leaving(app.onChange((kinds) => (kinds.has("person") || !kinds.size) && again()));
  look();
  requestAnimationFrame(() => input.focus());
  return el("div", { class: "stack" },
    el("form", { class: "bare search-row", role: "search", onsubmit: (event) => (event.preventDefault(), look(), input.blur()) }, input),
    button({ label: say("Scan her card"), icon: "camera", onclick: () => scanned(app) }), place);
}

const sought = (app, text, limit = SHOWN) => (text ? app.find(text, { limit }) : []);

function joined(before, now) {
  const found = new Map(now.map((one) => [one.person.id, one]));
  const stay = before.map(({ person }) => found.get(person.id)).filter(Boolean);
  return [...stay, ...now.filter((one) => !stay.includes(one))].slice(0, Math.max(SHOWN, before.length));
}

function drawn(app, text, lines) {
  if (!text) return [recent(app)];
  if (lines.length) return [el("ul", { class: "rows" }, lines.map(({ person, why }) => personLine(app, person, { why, address: `#/people/person/${person.id}` })))];
  const isPhone = /^\d+$/.test(text);
  return [
    empty("search", el("p", {}, say("Nobody of this name is on this phone. The office may know more workers than fit here."))),
    app.may("people.register_worker") && el("a", { class: "button main", href: `#/people/quick/${isPhone ? "phone" : "name"}/${encodeURIComponent(text)}` }, icon("plus"), say("Register %(name)s", { name: text })),
  ].filter(Boolean);
}

function recent(app) {
  const seen = (app.kept.get("people.seen") ?? []).map((id) => app.get("person", id)).filter(Boolean);
  if (!seen.length) return el("p", { class: "soft" }, say("%(count)s workers are on this phone.", { count: app.all("person").length }));
  return el("section", { class: "stack" }, el("h2", {}, say("Looked at lately")), el("ul", { class: "rows" }, seen.slice(0, 8).map((person) => personLine(app, person, { address: `#/people/person/${person.id}` }))));
}
