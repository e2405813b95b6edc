// Her yes, purpose by purpose, read aloud to her, with how she gave it and a picture of the paper. Not here: what each
// purpose means (people/rules/purposes.py).

import { button, el, field, icon, pick } from "/static/sync/field/draw.js";
import { speaker } from "/static/sync/field/aloud.js";
import { choices, dayOf, language, say, sayMany } from "/static/sync/field/words.js";

const SHEET = "people.sheet";
export const MOST_ON_A_SHEET = 40;
const ON_PAPER = ["signature", "thumb"];
const WAYS_WITH_WITNESS = ["spoken", "thumb"];

// The fields, for one purpose of `only` or all of them.
export function consentFields(app, only = null) {
  const notices = Object.fromEntries(choices("notice"));
  const asked = choices("purpose").filter(([code]) => !only || only.includes(code));
  const lines = asked.map(([code, label]) =>
    el("div", { class: "ask-aloud" }, el("label", { class: "choice" }, el("input", { type: "checkbox", name: "purpose", value: code }), el("span", {}, el("strong", {}, label), el("br"), el("span", { class: "soft small" }, notices[code]))), speaker(app, `notice-${code}`, notices[code])));
  const how = pick({ label: say("How did she agree?"), name: "how", from: "way" });
  const witness = field({ label: say("Witness"), name: "witness", hint: say("Where it was spoken or by thumb print: who heard or saw it.") });
  let paper = null;
  const held = sheetToday(app);
  const shot = button({ label: say("Photo of the signed paper"), icon: "camera", onclick: async () => {
    const taken = await app.photo.ask({ guide: "paper" });
    if (!taken) return;
    paper = taken;
    same?.setAttribute("aria-pressed", "false");
    shot.replaceChildren(icon("check"), say("The paper is photographed"));
  } });
  const same = held && button({ label: onTheSame(held), icon: "paper", "aria-pressed": "false", onclick: () => {
    paper = paper?.sha256 === held.sha256 ? null : { sha256: held.sha256 };
    same.setAttribute("aria-pressed", `${paper !== null}`);
    shot.replaceChildren(icon("camera"), say("Photo of the signed paper"));
  } });
  const told = el("p", { class: "errorlist", hidden: true });
  const node = el("fieldset", { class: "field sheet-of" }, el("legend", { class: "unseen" }, say("What she agrees to")), el("h2", { "aria-hidden": "true" }, icon("consent"), say("What she agrees to")),
    el("p", { class: "soft small" }, say("Read each aloud. A no costs her nothing: every other help stays.")), lines, how, witness, same, shot, told);
  return {
    node, paper: () => paper, any: (typed) => Boolean(typed.purpose?.length),
    missing: (typed) => missing(typed),
    wrong(sentence) {
      node.classList.toggle("wrong", Boolean(sentence));
      told.hidden = !sentence;
      told.textContent = sentence;
    },
  };
}

function missing({ purpose, how, witness }) {
  if (!purpose?.length) return "";
  if (!how) return say("Say how she agreed.");
  return WAYS_WITH_WITNESS.includes(how) && !witness ? say("Name the witness.") : "";
}

// {consents, evidence}: as the verb takes them, the language being the one she heard.
export async function consentsIn(app, typed, agreed) {
  const evidence = agreed?.paper() ?? null;
  const purposes = [typed.purpose ?? []].flat();
  const consents = purposes.map((purpose) => ({ purpose, language: language(), how: typed.how, witness: typed.witness ?? "" }));
  return { consents, evidence: consents.length ? evidence : null };
}

// Today's sheet, while there is room on it for one more.
export function sheetToday(app) {
  const sheet = app.kept.get(SHEET);
  return sheet?.day === dayOf(app.now()) && sheet.names.length < MOST_ON_A_SHEET ? sheet : null;
}

function onTheSame({ names }) {
  const others = names.length - 1;
  return others ? sayMany("On the sheet of %(name)s and %(count)s more", "On the sheet of %(name)s and %(count)s more", others, { name: names.at(-1) }) : say("On the sheet of %(name)s", { name: names[0] });
}

// One sheet, photographed once, proves what everybody signed on it.
export async function signedOn(app, sheet, ...names) {
  if (!sheet) return;
  const had = app.kept.get(SHEET);
  const before = had?.sha256 === sheet.sha256 ? had.names : [];
  await app.kept.put(SHEET, { sha256: sheet.sha256, day: dayOf(app.now()), names: [...before, ...names].slice(-MOST_ON_A_SHEET) });
}

// What a sheet is for, as the office reads it: "consent:register+card".
export const provenBy = (consents) => `consent:${consents.map(({ purpose }) => purpose).join("+")}`;

// Signed or thumbed, and no sheet of it seen yet.
export const unprovenOf = (consents) => consents.filter(({ how }) => ON_PAPER.includes(how)).map(({ purpose }) => purpose);
