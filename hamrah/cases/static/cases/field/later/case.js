// One case on the phone: what is next and by when, who claims, what was done last, what can be done now. Not here: doing
// it (step.js, money.js, proof.js).

import { el, empty, facts, icon, link, notice, personLine } from "/static/sync/field/draw.js";
import { chosen, dayWords, momentWords, say, sayMany } from "/static/sync/field/words.js";
import { chip, isLate, nextWords } from "../standing.js";

const SAFE = { yes: ["good", () => say("Safe to contact the other side")], no: ["bad", () => say("NOT safe: do not call him, do not go there")], unknown: ["warn", () => say("Ask first: is it safe if we contact him?")] };

export function caseScreen(app, id) {
  const one = app.get("case", id);
  if (!one?.person) return empty("paper", el("p", {}, say("This case is not on this phone any more. The office has it.")));
  if (one.number) app.title(one.number);
  app.leaving(app.onChange((kinds) => kinds.has("case") && app.get("case", id)?.version !== one.version && app.redraw()));
  const at = encodeURIComponent(id);
  const [kind, words] = SAFE[one.safe ?? "unknown"];
  return el("div", { class: "stack" }, el("h2", {}, chosen("case_kind", one.kind_code)), el("p", { class: "chips" }, chip(one), !one.number && el("span", { class: "chip warn" }, icon("clock"), say("Number comes from the office"))),
    one.next_at && el("p", { class: `notice ${isLate(one, app.now()) ? "bad" : ""}` }, icon("clock"), el("span", {}, el("strong", {}, say("Next: ")), nextWords(one, app.now()))),
    el("p", { class: `notice ${kind}` }, icon(kind === "good" ? "check" : "warning"), el("span", {}, words(), " ", app.may("cases.say_safe") && el("a", { href: `#/cases/safe/${at}` }, say("She says otherwise")))),
    keys(app, at), known(one), workers(app, one, id), done(one), forums(one, at));
}

function keys(app, at) {
  const ways = [["step", "check", () => say("What was done"), "cases.note_step"], ["money", "wage", () => say("Money in hand"), "cases.give_receipts"], ["proof", "camera", () => say("Evidence"), "cases.add_evidence"], ["forum", "office", () => say("File it, hearings"), "cases.file_proceeding"], ["join", "people", () => say("More workers"), "cases.add_claimants"]];
  return el("nav", { class: "keys", "aria-label": say("What to do") }, ways.filter(([, , , verb]) => app.may(verb)).map(([path, drawing, label]) => el("a", { class: "button", href: `#/cases/${path}/${at}` }, icon(drawing), label())));
}

function known(one) {
  const limit = one.limit_on ? dayWords(one.limit_on) : "";
  const told = facts([say("Against"), (one.parties ?? []).map(({ name }) => name).join(", ")], [say("Where"), one.place_said], [say("Opened"), one.opened_on && dayWords(one.opened_on)], [say("The law's time ends"), limit]);
  return told && el("section", { class: "sheet-of" }, told);
}

function workers(app, one, id) {
  const people = app.all("claim").filter((claim) => claim.case === id).map((claim) => app.get("person", claim.person)).filter(Boolean);
  const more = (one.workers ?? people.length) - people.length;
  return el("section", { class: "sheet-of" }, el("h2", {}, icon("people"), sayMany("%(count)s worker claims", "%(count)s workers claim", one.workers ?? people.length)), el("ul", { class: "rows" }, people.map((person) => personLine(app, person, { address: `#/people/person/${person.id}` }))),
    more > 0 && el("p", { class: "soft small" }, sayMany("%(count)s more is not on this phone.", "%(count)s more are not on this phone.", more)));
}

function done(one) {
  if (!one.steps?.length) return null;
  return el("section", { class: "sheet-of" }, el("h2", {}, icon("journal"), say("Done last")), el("ul", { class: "spells" }, one.steps.map((step) => el("li", {}, el("strong", {}, chosen("case_step", step.what)), el("span", { class: "soft" }, [chosen("case_came", step.came), step.on && dayWords(step.on)].filter(Boolean).join(" · "))))));
}

function forums(one, at) {
  if (!one.proceedings?.length) return null;
  return el("section", { class: "sheet-of" }, el("h2", {}, icon("office"), say("With an authority")), one.proceedings.map((row) => el("div", { class: "stack" }, el("strong", {}, [chosen("forum", row.forum), row.number].filter(Boolean).join(" · ")),
    (row.hearings ?? []).map((day) => notice("", say("Hearing: %(when)s", { when: momentWords(day.at) }), day.where_said && `, ${day.where_said}`)))), link({ label: say("File it, hearings"), icon: "next", address: `#/cases/forum/${at}` }));
}
