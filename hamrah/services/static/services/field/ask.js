// What she asks for: the kind, the kind's own questions drawn as they are declared, her words. Not here: steps (carry.js).

import { el, empty, field, notice, pick, said, saveRow } from "/static/sync/field/draw.js";
import { say } from "/static/sync/field/words.js";
import { inHers, kindName } from "./carry.js";

const LONGEST = 1000;
const NEVER_HERE = 5;

export function askScreen(app, id) {
  const person = app.get("person", id);
  if (!person) return empty("person", el("p", {}, say("She is not on this phone any more. The office has her.")));
  // Of danger nothing is written on a phone that may be searched.
  const kinds = app.list("service_kinds").filter(({ tier }) => (tier ?? 0) < NEVER_HERE);
  if (!kinds.length) return empty("question", el("p", {}, say("No kinds of service are on this phone yet.")));
  const asked = app.of("request", id).filter((one) => !one.closed_on).map((one) => one.kind_code ?? one.kind);
  const kind = pick({ label: say("What does she ask for?"), name: "kind", among: kinds.filter(({ code }) => !asked.includes(code)).map((one) => [one.code, kindName(app, one.code)]) });
  const questions = el("div", { class: "stack" });
  const form = el("form", { class: "stack" }, el("h2", {}, person.name), kind, inDanger(app), questions, field({ label: say("In her own words"), name: "words", rows: 3, most: LONGEST }), saveRow());
  kind.addEventListener("change", () => questions.replaceChildren(...questionsOf(kinds.find(({ code }) => code === said(form).kind))));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    const chosen = kinds.find(({ code }) => code === typed.kind);
    if (!chosen) return kind.wrong(say("Choose what she asks for."));
    const answers = answersTo(chosen, typed, questions);
    if (answers) await ask(app, person, chosen, { said: answers, words: typed.words ?? "" });
  });
  return form;
}

function inDanger(app) {
  const number = app.row.office.organisation.phone;
  return notice("", say("If she is in danger, write nothing here: call the office."), number && [" ", el("a", { href: `tel:${number.replace(/[^+\d]/g, "")}`, class: "number" }, number)]);
}

// One field of the page for one question of the kind.
function questionsOf(kind) {
  return (kind?.fields ?? []).map((one) => {
    const label = inHers(one.label, one.label_local, one.label_more);
    const name = `said.${one.name}`;
    const drawn = one.type === "choice" ? pick({ label, name, among: (one.choices ?? []).map(([value, ...words]) => [value, inHers(...words)]) })
      : one.type === "yes" ? pick({ label, name, among: [["yes", say("Yes")], ["", say("No")]] })
      : field({ label, name, need: one.needed, type: one.type === "day" ? "date" : "text", inputmode: one.type === "number" ? "numeric" : null, most: 300 });
    drawn.dataset.question = one.name;
    return drawn;
  });
}

// {name: answer}, or null where a needed one is missing.
function answersTo(kind, typed, questions) {
  const answers = {};
  let isWell = true;
  for (const { name, type, needed } of kind.fields ?? []) {
    const text = typed[`said.${name}`] ?? "";
    const value = type === "yes" ? text === "yes" : type === "number" && text ? Number(text.normalize("NFKC").replace(/[,\s]/g, "")) : text;
    const wrong = needed && !text ? say("Answer this too: the service needs it.") : type === "number" && Number.isNaN(value) ? say("Write a number.") : "";
    questions.querySelector(`[data-question="${CSS.escape(name)}"]`).wrong(wrong);
    isWell &&= !wrong;
    if (value !== "" && value !== false) answers[name] = value;
  }
  return isWell ? answers : null;
}

async function ask(app, person, kind, what) {
  const command = app.id();
  const shows = [{ kind: "request", id: `command:${command}`, person: person.id, kind_code: kind.code, state: "requested", steps: ["offer", "start", "not_possible", "withdraw"] }];
  await app.send("services.ask", { command, on: person.id, what: { kind: kind.code, ...what }, entered: person.village_name ?? "", shows });
  app.tell(say("Kept on this phone."));
  app.go(`#/people/person/${person.id}`);
}
