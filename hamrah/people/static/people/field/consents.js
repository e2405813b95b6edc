// Her yes, purpose by purpose, read aloud to her, with how she gave it and a picture of the paper. Not here: what each
// purpose means (people/rules/purposes.py).

import { button, el, field, icon, pick } from "/static/sync/field/draw.js";
import { speaker } from "/static/sync/field/aloud.js";
import { choices, language, say } from "/static/sync/field/words.js";

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
  const shot = button({ label: say("Photo of the signed paper"), icon: "camera", onclick: async () => {
    const taken = await app.photo.ask({ guide: "paper" });
    if (taken) [paper] = [taken, shot.replaceChildren(icon("check"), say("The paper is photographed"))];
  } });
  const told = el("p", { class: "errorlist", hidden: true });
  const node = el("fieldset", { class: "field sheet-of" }, el("legend", { class: "unseen" }, say("What she agrees to")), el("h2", { "aria-hidden": "true" }, icon("consent"), say("What she agrees to")),
    el("p", { class: "soft small" }, say("Read each aloud. A no costs her nothing: every other help stays.")), lines, how, witness, shot, told);
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
