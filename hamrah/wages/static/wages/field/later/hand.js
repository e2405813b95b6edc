// A hand put to a slip or to a month of days: signed with a finger on the glass, a thumb's print photographed, or by word;
// and the photo of a page. Not here: slips (terms.js), days (month.js).

import { button, el, empty, field, icon, pick, said } from "/static/sync/field/draw.js";
import { signPad } from "/static/sync/field/later/pad.js";
import { choices, dayOf, say } from "/static/sync/field/words.js";

// What is signed: its record, the verb, where one goes back to.
const THINGS = {
  slip: { verb: "wages.sign_terms", back: (id) => `#/wages/slip/${encodeURIComponent(id)}`, first: "worker" },
  month: { verb: "wages.sign_month", back: (id, month) => `#/wages/days/${encodeURIComponent(id)}/${month}`, first: "co_worker" },
};
const recordOf = (app, kind, id) => app.get(kind === "month" ? "diary" : kind, id);
const gone = () => empty("paper", el("p", {}, say("This is not on this phone any more. The office has it.")));

export function handScreen(app, kind, id, month) {
  const record = recordOf(app, kind, id);
  if (!record?.person || !THINGS[kind]) return gone();
  const who = pick({ label: say("Whose hand?"), name: "who", from: "hand_who", value: THINGS[kind].first });
  const how = pick({ label: say("How"), name: "how", value: "signature", among: choices("hand_how").filter(([code]) => ["signature", "thumb", "word"].includes(code)) });
  const pad = signPad(say("Sign here with a finger"));
  const shot = photoOf(app, say("Photo of the thumb print"));
  const name = field({ label: say("Name of who signs"), name: "name", value: "" });
  const told = el("p", { class: "errorlist", role: "alert", hidden: true });
  const form = el("form", { class: "stack" }, el("h2", {}, app.get("person", record.person)?.name ?? ""), el("div", { class: "field" }, pad.node), shot.node, who, name, how, told, el("div", { class: "save-row" }, button({ label: say("Save"), icon: "check", main: true, type: "submit" })));
  const show = () => {
    const now = said(form);
    pad.node.parentElement.hidden = now.how !== "signature";
    shot.node.hidden = now.how !== "thumb";
    name.hidden = now.who === "worker";
    told.hidden = true;
  };
  form.addEventListener("change", show);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    const proof = typed.how === "signature" ? await pad.photo() : typed.how === "thumb" ? shot.taken() : null;
    if (typed.how !== "word" && !proof) {
      told.textContent = typed.how === "signature" ? say("Let her sign first, or choose another way.") : say("Take the photo of the print first.");
      return (told.hidden = false);
    }
    await put(app, { kind, id, month, record }, { who: typed.who, how: typed.how, name: typed.who === "worker" ? "" : (typed.name ?? "") }, proof);
  });
  show();
  return form;
}

// The page itself: a slip that was written by hand, a leaf of a paper diary.
export function pageScreen(app, kind, id, month) {
  const record = recordOf(app, kind, id);
  if (!record?.person || !THINGS[kind]) return gone();
  const shot = photoOf(app, say("Photo of the page"));
  const save = button({ label: say("Save"), icon: "check", main: true, onclick: async () => shot.taken() && put(app, { kind, id, month, record }, { who: "worker", how: "page", name: "" }, shot.taken()) });
  return el("div", { class: "stack" }, el("h2", {}, app.get("person", record.person)?.name ?? ""), el("p", {}, say("The whole page flat, in the light, every line to be read.")), shot.node, el("div", { class: "save-row" }, save));
}

function photoOf(app, label) {
  let shot = null;
  const node = el("button", { type: "button", class: "shot-button" }, icon("camera"), label);
  node.addEventListener("click", async () => {
    const taken = await app.photo.ask({ guide: "paper" });
    if (!taken) return;
    shot = taken;
    app.photo.keep(taken);
    node.replaceChildren(el("img", { src: app.photo.url(taken.sha256), alt: label }), say("Take it again"));
  });
  return { node, taken: () => shot };
}

async function put(app, { kind, id, month, record }, what, proof) {
  if (proof) app.photo.keep(proof);
  const hand = { ...what, on: dayOf(app.now()), ...(month ? { month } : {}) };
  const shown = { kind: kind === "month" ? "diary" : kind, id, person: record.person, hands: [...(record.hands ?? []), hand] };
  await app.send(THINGS[kind].verb, { on: id, what: { ...what, ...(month ? { month: `${month}-01` } : {}) }, files: proof ? [{ sha256: proof.sha256, as: "hand" }] : [], shows: [shown] });
  app.tell(say("Kept on this phone."));
  app.go(THINGS[kind].back(id, month));
}
