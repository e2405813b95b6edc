// The house's name and the choice of language, where no user is open yet. Not here: the doors themselves.

import * as store from "../store.js";
import { el, icon, notice } from "../draw.js";
import { language, say } from "../words.js";

export function wordmark() {
  const { name, beside } = document.body.dataset;
  return el("div", { class: "wordmark lock-mark" }, icon("mark"), el("span", {}, name, el("small", {}, beside)));
}

// "en English|hi हिन्दी": each in its own script, whoever reads finds hers.
export function languageChoice() {
  const known = document.body.dataset.languages.split("|").map((one) => [one.slice(0, one.indexOf(" ")), one.slice(one.indexOf(" ") + 1)]);
  return el("div", { class: "actions" }, known.map(([code, name]) =>
    el("button", { type: "button", class: "button quiet own-name", lang: code, "aria-pressed": `${code === language()}`, onclick: async () => {
      await store.put("phone", code, "language");
      location.reload();
    } }, name)));
}

// What happened to a partition that was open a moment ago.
export function whatHappened() {
  const told = sessionStorage.getItem("hamrah-field-why");
  sessionStorage.removeItem("hamrah-field-why");
  if (told === "wiped") return notice("warn", say("The office has ended this phone. Nothing of it is left here."));
  if (told === "stopped") return notice("warn", say("The office has stopped this phone. What is unsent stays sealed to the office. Ask your coordinator."));
  return null;
}
