// Wages on the phone: terms before work, days of one and of a gang, money of a diary, what a day is worth by the law. Not
// here: each of these (field/later/), fetched when it is first opened.

import { el, icon, link } from "/static/sync/field/draw.js";
import { later } from "/static/sync/field/later.js";
import { say } from "/static/sync/field/words.js";

const month = () => import("./field/later/month.js");
const gang = () => import("./field/later/gang.js");
const terms = () => import("./field/later/terms.js");
const hand = () => import("./field/later/hand.js");
// The office asks before it takes these; whoever is sure says so.
const ASKED = ["wages.unusual_terms", "wages.unusual_sum"];

const NAMES = {
  "wages.write_terms": (name) => say("Terms: %(name)s", { name }),
  "wages.read_terms_aloud": (name) => say("Terms read aloud: %(name)s", { name }),
  "wages.sign_terms": (name) => say("Terms signed: %(name)s", { name }),
  "wages.sign_month": (name) => say("Hand beside the days: %(name)s", { name }),
  "wages.open_diary": (name) => say("New diary: %(name)s", { name }),
  "wages.mark_days": (name) => say("Days: %(name)s", { name }),
  "wages.note_money": (name) => say("Money in the diary: %(name)s", { name }),
  "wages.form_gang": () => say("New gang"),
};

export default {
  room: "wages",
  screens: [
    {
      path: "gangs", icon: "journal", at: "home", order: 45, verb: "wages.mark_days", draw: later(gang, "gangsScreen"),
      label: () => say("Hazri of a gang"),
      hint: () => say("Choose the gang whose days you write."),
    },
    {
      path: "worth", icon: "wage", at: "home", order: 60, verb: "wages.see_law", draw: later(() => import("./field/later/worth.js"), "worthScreen"),
      label: () => say("What is a day worth?"),
      hint: () => say("Choose place, work and skill: the law's lowest wage of that day stands below."),
    },
    {
      path: "hers", icon: "journal", at: "person", order: 34, verb: "wages.mark_days", draw: later(month, "hersScreen"),
      label: () => say("Hazri"),
      hint: () => say("Each diary of hers stands here. Where two differ, both stay."),
    },
    {
      path: "terms", icon: "paper", at: "person", order: 35, verb: "wages.write_terms", draw: later(terms, "termsScreen"),
      label: () => say("Terms of work"),
      hint: () => say("Write the terms before work begins, and read them to her."),
    },
    {
      path: "days", icon: "journal", draw: later(month, "daysScreen"),
      label: () => say("Days"),
      hint: () => say("Tap a day: once full, twice half, three times absent. Then save."),
    },
    {
      path: "begin", icon: "plus", draw: later(month, "beginScreen"),
      label: () => say("New diary"),
      hint: () => say("Say whose book it is, and for whom she works."),
    },
    {
      path: "money", icon: "wage", draw: later(() => import("./field/later/money.js"), "moneyScreen"),
      label: () => say("Money in the diary"),
      hint: () => say("Write what was taken, paid or cut, and on which day."),
    },
    {
      path: "gang", icon: "people", draw: later(gang, "gangScreen"),
      label: () => say("Hazri of a gang"),
      hint: () => say("Tap the day on top: everybody is present. Then tap who was not."),
    },
    {
      path: "form", icon: "plus", draw: later(gang, "formScreen"),
      label: () => say("New gang"),
      hint: () => say("Name the gang, and for whom it works."),
    },
    {
      path: "members", icon: "people", draw: later(gang, "membersScreen"),
      label: () => say("Who works in it"),
      hint: () => say("Find each worker, and tap the name."),
    },
    {
      path: "write", icon: "edit", draw: later(terms, "writeScreen"),
      label: () => say("Terms of work"),
      hint: () => say("Ask in this order. What was not promised stays empty."),
    },
    {
      path: "slip", icon: "paper", draw: later(terms, "slipScreen"),
      label: () => say("Terms of work"),
      hint: () => say("Read every line to her. Then she signs."),
    },
    {
      path: "hand", icon: "edit", draw: later(hand, "handScreen"),
      label: () => say("Signature or thumb"),
      hint: () => say("Choose whose hand it is. Sign on the glass, or photograph the print."),
    },
    {
      path: "page", icon: "camera", draw: later(hand, "pageScreen"),
      label: () => say("Photo of the page"),
      hint: () => say("Photograph the whole page, flat and in the light."),
    },
    {
      path: "sure", icon: "question", draw: later(() => import("./field/later/sure.js"), "sureScreen"),
      label: () => say("Is it right?"),
      hint: () => say("Look once more. If it is right, say so."),
    },
  ],
  panels: [{ on: "person", order: 35, draw: unheard }],
  names: (app, { said, shows }) => NAMES[said.verb]?.(app.get("person", shows[0]?.person)?.name ?? ""),
  mends: (app, one) => (one.said.verb.startsWith("wages.") ? mended(app, one) : null),
  work: (app) => app.all("slip").filter((one) => !one.is_read && !one.waiting && one.person).map((one) => ({ label: say("Read the terms aloud: %(name)s", { name: app.get("person", one.person)?.name ?? "" }), icon: "sound", address: `#/wages/slip/${encodeURIComponent(one.id)}`, order: 40 })),
};

function mended(app, { said, shows, answer }) {
  if (ASKED.includes(answer?.problem?.code)) return `#/wages/sure/${said.command}`;
  return shows[0]?.person ? `#/wages/${said.verb.includes("terms") ? "terms" : "hers"}/${shows[0].person}` : null;
}

// Promised and written, and nobody has read it to her yet.
function unheard(app, person) {
  const slip = app.of("slip", person.id).find((one) => !one.is_read);
  return slip && el("section", { class: "sheet-of" }, el("h2", {}, icon("sound"), say("Terms not read aloud yet")), el("p", {}, slip.hirer_said), link({ label: say("Read them to her"), icon: "sound", address: `#/wages/slip/${encodeURIComponent(slip.id)}` }));
}
