// Services on the phone: asked for, carried on step by step, told to her; hand-overs answered. A kind is drawn from its own
// questions: a new kind needs nothing here. Not here: handing somebody over, and what is sensitive.

import { later } from "/static/sync/field/later.js";
import { say } from "/static/sync/field/words.js";
import { askScreen } from "./field/ask.js";
import { handOverWork, kindName, onHerPage, stepScreen, work } from "./field/carry.js";

const NAMES = { "services.take_step": () => say("Step of a service"), "services.tell_worker": () => say("Told her the outcome"), "services.answer_hand_over": () => say("Answer to a hand-over"), "services.note_follow_up": () => say("Asked after her") };

const handed = later(() => import("./field/later/hand_over.js"), "handOverScreen");

export default {
  room: "services",
  screens: [
    {
      path: "ask", icon: "question", at: "person", order: 40, verb: "services.ask", draw: askScreen,
      label: () => say("She asks for"),
      hint: () => say("Choose what she asks for and answer its questions."),
    },
    {
      path: "step", icon: "check", draw: stepScreen,
      label: () => say("Service"),
      hint: () => say("Say what happened, and when to look again."),
    },
    {
      path: "handed", icon: "road", draw: handed,
      label: () => say("Hand-over"),
      hint: () => say("Somebody was handed over to you. Take her on, or say why not."),
    },
  ],
  panels: [{ on: "person", order: 40, draw: onHerPage }],
  names: (app, { said, shows }) => (said.verb === "services.ask" ? kindName(app, shows[0]?.kind_code) : NAMES[said.verb]?.()),
  mends: (app, { said, shows }) => (said.verb.startsWith("services.") && shows[0]?.person ? `#/people/person/${shows[0].person}` : null),
  work: (app) => [...work(app), ...handOverWork(app)],
};
