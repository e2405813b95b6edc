// Requests carried on: what may follow now, why not, when to look again, and telling her. Not here: asking (ask.js).

import { el, empty, field, icon, link, pick, said, saveRow } from "/static/sync/field/draw.js";
import { chosen, choices, dayOf, dayWords, language, say } from "/static/sync/field/words.js";

const TO_TELL = ["done", "not_possible"];
const LEADS = { offer: "offered", start: "in_progress", finish: "done", not_possible: "not_possible", withdraw: "withdrawn", reopen: "in_progress" };

// A record's own `kind` is the list it stands in; what was asked for is its code.
export const codeOf = (request) => request.kind_code ?? request.kind;

// Words of a kind as the list brings them: in English, in Hindi or the organisation's own, `more` by language.
export const inHers = (words, local, more) => more?.[language()] ?? (language() === "en" ? words : local || words);

export function kindName(app, code) {
  const kind = app.list("service_kinds").find((one) => one.code === code);
  return kind ? inHers(kind.name, kind.name_local, kind.name_more) : (code ?? "");
}

export function onHerPage(app, person) {
  const requests = app.of("request", person.id).sort((one, other) => Number(Boolean(one.closed_on)) - Number(Boolean(other.closed_on)));
  if (!requests.length) return null;
  return el("section", { class: "sheet-of" }, el("h2", {}, icon("question"), say("She asked for")), el("ul", { class: "spells" }, requests.map((one) =>
    el("li", {}, el("strong", {}, kindName(app, codeOf(one))), el("span", { class: "chip" }, one.waiting && icon("clock"), chosen("service_state", one.state)),
      one.next_on && el("span", { class: "soft small" }, say("Look again on %(day)s", { day: dayWords(one.next_on) })), link({ label: say("Next step"), icon: "next", address: `#/services/step/${person.id}/${encodeURIComponent(one.id)}` })))));
}

export function stepScreen(app, personId, id) {
  const request = app.get("request", id);
  const person = app.get("person", personId);
  if (!request || !person) return empty("check", el("p", {}, say("This is not on this phone any more.")));
  const steps = (request.steps ?? []).filter((step) => step in LEADS);
  const tells = TO_TELL.includes(request.state) && !request.told_on && app.may("services.tell_worker");
  return el("div", { class: "stack" }, el("h2", {}, person.name), el("p", {}, el("strong", {}, kindName(app, codeOf(request))), " ", el("span", { class: "chip" }, chosen("service_state", request.state))),
    tells && tellForm(app, person, request), steps.length > 0 && app.may("services.take_step") && stepForm(app, person, request, steps), !tells && !steps.length && empty("check", el("p", {}, say("Nothing is to be done here now."))));
}

function stepForm(app, person, request, steps) {
  const step = pick({ label: say("What happened?"), name: "step", among: steps.map((code) => [code, chosen("step", code)]) });
  const whyNot = pick({ label: say("Why is it not possible?"), name: "why_not", from: "why_not" });
  whyNot.hidden = true;
  const form = el("form", { class: "stack" }, step, whyNot, field({ label: say("In words"), name: "words", rows: 2, most: 1000 }), field({ label: say("Look again on"), name: "next_on", type: "date" }), saveRow());
  step.addEventListener("change", () => (whyNot.hidden = said(form).step !== "not_possible"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!typed.step) return step.wrong(say("Choose what happened."));
    if (typed.step === "not_possible" && (!typed.why_not || (typed.why_not === "other" && !typed.words))) return whyNot.wrong(say("Say why it is not possible."));
    const what = { step: typed.step, words: typed.words ?? "", why_not: typed.step === "not_possible" ? typed.why_not : "", ...(typed.next_on ? { next_on: typed.next_on } : {}) };
    await kept(app, person, request, "services.take_step", what, { state: LEADS[typed.step], steps: [], next_on: typed.next_on || null });
  });
  return form;
}

function tellForm(app, person, request) {
  const how = pick({ label: say("How did she hear of it?"), name: "how", among: choices("told_how") });
  const form = el("form", { class: "stack" }, el("h2", {}, say("Tell her what came of it")), how, saveRow());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!typed.how) return how.wrong(say("Say how she heard it."));
    await kept(app, person, request, "services.tell_worker", typed, typed.how === "not_reached" ? {} : { told_on: dayOf(app.now()) });
  });
  return form;
}

async function kept(app, person, request, verb, what, shows) {
  await app.send(verb, { on: request.id, base: request.version ?? null, what, shows: [{ kind: "request", id: request.id, person: person.id, ...shows }] });
  app.tell(say("Kept on this phone."));
  app.go(`#/people/person/${person.id}`);
}

// Due today or before, hers first.
export function work(app) {
  const today = dayOf(app.now());
  const due = app.all("request").filter((one) => !one.waiting && one.next_on && one.next_on <= today && (!one.assigned_to || one.assigned_to === app.me.id));
  return due.sort((one, other) => one.next_on.localeCompare(other.next_on)).slice(0, 40).map((one) => ({
    label: app.get("person", one.person)?.name ?? "", more: `${kindName(app, codeOf(one))} · ${chosen("service_state", one.state)}`, icon: "question",
    address: `#/services/step/${one.person}/${one.id}`, late: one.next_on < today, order: 20,
  }));
}

// Who was handed over to her and waits for an answer.
export function handOverWork(app) {
  const today = dayOf(app.now());
  return app.all("hand_over").filter((one) => !one.waiting && one.answers?.includes("accept")).map((one) => ({
    label: app.get("person", one.person)?.name ?? one.partner_name ?? "", more: `${say("Hand-over waits for your answer")}${one.answer_by ? ` · ${dayWords(one.answer_by)}` : ""}`, icon: "road",
    address: `#/services/handed/${one.id}`, late: Boolean(one.answer_by && one.answer_by < today), order: 10,
  }));
}
