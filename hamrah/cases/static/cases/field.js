// Cases on the phone: told in the village, carried on step by step, money counted into her hand. Not here: each of these
// (field/later/), fetched when it is first opened. Of danger nothing lies on a phone.

import { chip, nextWords } from "./field/standing.js";
import { el, icon, link } from "/static/sync/field/draw.js";
import { later } from "/static/sync/field/later.js";
import { chosen, dayOf, say } from "/static/sync/field/words.js";

const intake = () => import("./field/later/intake.js");
const steps = () => import("./field/later/step.js");
const money = () => import("./field/later/money.js");
const list = () => import("./field/later/list.js");

const NAMES = {
  "cases.add_claimants": (name) => say("Joins a case: %(name)s", { name }),
  "cases.note_step": () => say("Step of a case"),
  "cases.say_safe": () => say("Safe to contact the other side?"),
  "cases.file_proceeding": () => say("Filed with an authority"),
  "cases.set_hearing": () => say("Day of a hearing"),
  "cases.tell_hearing": () => say("What came of a hearing"),
  "cases.add_evidence": () => say("Evidence"),
  "cases.give_receipts": (name) => say("Receipt: %(name)s", { name }),
  "cases.count_out": (name) => say("Counted into her hand: %(name)s", { name }),
  "cases.verify_with_worker": (name) => say("Asked what she has in hand: %(name)s", { name }),
  "cases.agree_word": (name) => say("Word agreed with %(name)s", { name }),
  // Of danger nothing is shown, so that no name stands here either.
  "cases.open_case": (name) => (name ? say("Case: %(name)s", { name }) : say("For the office")),
};

export default {
  room: "cases",
  screens: [
    {
      path: "mine", icon: "paper", at: "home", order: 30, verb: "cases.note_step", draw: later(list, "listScreen"),
      label: () => say("Cases"),
      hint: () => say("Your cases, whichever is due first on top."),
    },
    {
      path: "danger", icon: "warning", at: "home", order: 32, verb: "cases.open_case", draw: later(list, "dangerScreen"),
      label: () => say("Danger"),
      hint: () => say("Call at once. Do not wait for the network."),
    },
    {
      path: "open", icon: "paper", at: "person", order: 38, verb: "cases.open_case", draw: later(intake, "intakeScreen"),
      label: () => say("Open a case"),
      hint: () => say("Write what she tells. What is not known stays empty."),
    },
    {
      path: "case", icon: "paper", draw: later(() => import("./field/later/case.js"), "caseScreen"),
      label: () => say("Case"),
      hint: () => say("On top stands what is next. Below, what you can do now."),
    },
    {
      path: "join", icon: "people", draw: later(intake, "joinScreen"),
      label: () => say("More workers"),
      hint: () => say("Find the others of the same matter, and tap each name."),
    },
    {
      path: "step", icon: "check", draw: later(steps, "stepScreen"),
      label: () => say("What was done"),
      hint: () => say("Say what was done, what came of it, and what is next."),
    },
    {
      path: "safe", icon: "lock", draw: later(steps, "safeScreen"),
      label: () => say("Is it safe?"),
      hint: () => say("Ask her alone. Until she says yes, nobody calls him."),
    },
    {
      path: "forum", icon: "office", draw: later(steps, "forumScreen"),
      label: () => say("Authority"),
      hint: () => say("Note where it was filed, the next day there, and what came of it."),
    },
    {
      path: "proof", icon: "camera", draw: later(() => import("./field/later/proof.js"), "proofScreen"),
      label: () => say("Evidence"),
      hint: () => say("Photograph it, and say what it is."),
    },
    {
      path: "money", icon: "wage", draw: later(money, "moneyScreen"),
      label: () => say("Money in hand"),
      hint: () => say("Open one worker at a time."),
    },
    {
      path: "hers", icon: "wage", draw: later(money, "herMoneyScreen"),
      label: () => say("Her money"),
      hint: () => say("This screen is hers alone. Show it to her."),
    },
  ],
  panels: [{ on: "person", order: 38, draw: hers }],
  names: (app, { said, shows }) => NAMES[said.verb]?.(app.get("person", shows[0]?.person)?.name ?? ""),
  mends: (app, { said, shows }) => (said.verb.startsWith("cases.") ? mended(shows[0]) : null),
  work,
};

// Back to the case, or to the worker whom it was about.
function mended(shown) {
  if (!shown) return null;
  if (shown.kind === "claim") return `#/cases/hers/${encodeURIComponent(shown.id)}`;
  return shown.kind === "case" && !shown.id.startsWith("command:") ? `#/cases/case/${encodeURIComponent(shown.id)}` : `#/people/person/${shown.person}`;
}

function hers(app, person) {
  const cases = app.of("claim", person.id).map((one) => app.get("case", one.case)).filter(Boolean);
  if (!cases.length) return null;
  return el("section", { class: "sheet-of" }, el("h2", {}, icon("paper"), say("Cases")), el("ul", { class: "spells" }, cases.map((one) =>
    el("li", {}, el("strong", {}, chosen("case_kind", one.kind_code)), chip(one), el("span", { class: "soft small" }, nextWords(one)), link({ label: say("Open"), icon: "next", address: `#/cases/case/${encodeURIComponent(one.id)}` })))));
}

// What a person does next in her cases, and by when; what is late comes first of all.
function work(app) {
  const today = dayOf(app.now());
  const due = app.all("case").filter((one) => one.next_at && !one.waiting && dayOf(new Date(one.next_at)) <= today && (!one.assigned_to || one.assigned_to === app.me.id));
  return due.sort((one, other) => one.next_at.localeCompare(other.next_at)).slice(0, 40).map((one) => ({
    label: chosen("case_next", one.next_what), more: [app.get("person", one.person)?.name, chosen("case_kind", one.kind_code), one.number].filter(Boolean).join(" · "), icon: "paper",
    address: `#/cases/case/${encodeURIComponent(one.id)}`, late: new Date(one.next_at) < app.now(), order: 12,
  }));
}
