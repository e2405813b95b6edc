// The cases on this phone, whichever is due first; and whom to call in danger, at once and without a network. Not here: a
// case (case.js).

import { button, el, empty, icon, link, notice, pick } from "/static/sync/field/draw.js";
import { chosen, say, sayMany } from "/static/sync/field/words.js";
import { chip, isLate, nextWords } from "../standing.js";

export function listScreen(app) {
  app.leaving(app.onChange((kinds) => (kinds.has("case") || !kinds.size) && app.redraw()));
  const cases = app.all("case").sort((one, other) => `${one.next_at ?? "9"}`.localeCompare(`${other.next_at ?? "9"}`));
  const begin = app.may("cases.open_case") && el("div", { class: "actions" }, link({ label: say("Open a case"), icon: "plus", main: true, address: "#/people/find" }), link({ label: say("Danger: whom to call"), icon: "warning", address: "#/cases/danger" }));
  return el("div", { class: "stack" }, begin, app.may("cases.open_case") && el("p", { class: "soft small" }, say("Find the worker first, or register her; then press Open a case on her page.")),
    cases.length ? el("ul", { class: "rows" }, cases.map((one) => line(app, one))) : empty("paper", el("p", {}, say("No case lies with you on this phone."))),
    el("p", { class: "soft small" }, say("Cases of danger are never on a phone. The office has them.")));
}

function line(app, one) {
  const name = app.get("person", one.person)?.name ?? "";
  const more = (one.workers ?? 1) - 1;
  return el("li", { class: "task case-line" }, el("a", { href: `#/cases/case/${encodeURIComponent(one.id)}` }, icon("paper"), el("span", {}, el("strong", {}, more > 0 ? sayMany("%(name)s and %(count)s more", "%(name)s and %(count)s more", more, { name }) : name),
    el("small", { class: "soft" }, [chosen("case_kind", one.kind_code), one.number].filter(Boolean).join(" · ")), el("small", { class: isLate(one, app.now()) ? "late" : "" }, nextWords(one, app.now())))), chip(one));
}

// Numbers first: whoever stands here has no time to read.
export function dangerScreen(app, person = "", kind = "") {
  return el("div", { class: "stack" }, whomToCall(app), person ? sendSealed(app, person, kind) : el("p", { class: "soft" }, say("Write nothing on the phone that could be found. The office notes it.")));
}

export function whomToCall(app) {
  const now = app.now().toISOString();
  const centres = new Set(app.row.office.centres ?? []);
  const watches = app.list("on_call").filter((one) => new Date(one.since) <= new Date(now) && new Date(now) < new Date(one.until));
  const own = watches.filter((one) => centres.has(one.centre));
  const rung = (own.length ? own : watches.length ? watches : []).map((one) => [say("On call now"), one.phone]);
  const centre = app.list("centres").filter((one) => one.phone && (!centres.size || centres.has(one.id))).map((one) => [one.name, one.phone]);
  const office = app.row.office.organisation.phone ? [[say("The office"), app.row.office.organisation.phone]] : [];
  const numbers = [...rung, ...centre.slice(0, 2), ...office].filter(([, phone], at, all) => all.findIndex(([, other]) => other === phone) === at);
  return el("section", { class: "danger-call stack" }, el("h2", {}, icon("warning"), say("Call now")), el("p", {}, say("A call goes where no data goes. Do not wait for the network.")),
    numbers.map(([whose, phone]) => el("a", { class: "button danger large", href: `tel:${phone.replace(/[^+\d]/g, "")}` }, icon("phone"), el("span", {}, el("small", {}, whose), el("strong", { class: "number" }, phone)))),
    !numbers.length && notice("bad", say("No number is on this phone. Call your coordinator.")));
}

// A kind and her name, sealed to the office: nothing of it is shown on this phone again.
function sendSealed(app, id, begun) {
  const person = app.get("person", id);
  if (!person) return null;
  const among = app.list("case_kinds").filter((one) => one.danger).map((one) => [one.code, chosen("case_kind", one.code)]);
  const kind = pick({ label: say("What is it?"), name: "kind", value: begun, among });
  const place = el("div", { class: "stack" });
  const send = button({ label: say("Send it to the office too"), icon: "upload", onclick: async () => {
    const chosenKind = kind.querySelector(":checked")?.value;
    if (!chosenKind) return kind.wrong(say("Choose what it is about."));
    send.disabled = true;
    watch(app, place, await app.send("cases.open_case", { on: id, what: { kind: chosenKind, safe: "no", claimants: [{ person: id }] }, shows: [] }));
  } });
  return el("section", { class: "sheet-of" }, el("h2", {}, person.name), el("p", {}, say("After the call. No words are needed; nothing of it stays to be read here.")), kind, send, place);
}

// Says aloud whether it has gone, and never waits in silence.
function watch(app, place, command) {
  const draw = () => {
    const lying = app.unsent().find(({ said }) => said.command === command);
    if (!lying) return place.replaceChildren(notice("good", say("The office has it. Whoever is on call sees it.")));
    if (lying.row.state === "refused") return place.replaceChildren(notice("bad", lying.answer?.problem?.message ?? ""));
    place.replaceChildren(notice("bad", say("NOT sent yet: there is no network. Nobody in the office knows. Call!")));
  };
  draw();
  app.leaving(app.onChange(draw));
}
