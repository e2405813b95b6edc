// The people of a field worker on her phone: found, registered in seconds or whole, seen with what is known of them.
// Not here: searching and likeness (field/find.js), cards, journeys, services, which bring their own parts.

import { later } from "/static/sync/field/later.js";
import { say } from "/static/sync/field/words.js";
import { answerScreen, likelyWork } from "./field/alike.js";
import { consentScreen, evidenceScreen, phoneNumberScreen, spellingScreen } from "./field/completing.js";
import { findScreen } from "./field/finding.js";
import { householdScreen } from "./field/household.js";
import { openIndex, renewIndex } from "./field/index.js";
import { personScreen } from "./field/person.js";
import { quickScreen } from "./field/quick.js";
import { registerScreen } from "./field/register.js";
import { sheetScreen, sheetWork } from "./field/sheet.js";

const NAMES = {
  "people.register_worker": (name) => say("Registration: %(name)s", { name }),
  "people.correct_worker": (name) => say("Correction: %(name)s", { name }),
  "people.record_consent": (name) => say("Consent: %(name)s", { name }),
  "people.prove_consent": (name) => say("Signed sheet: %(name)s", { name }),
  "people.add_photo": (name) => say("Photo: %(name)s", { name }),
  "people.add_phone": (name) => say("Phone: %(name)s", { name }),
  "people.note_papers": (name) => say("Papers: %(name)s", { name }),
  "people.join_household": (name) => say("Household: %(name)s", { name }),
  "people.submit_worker": (name) => say("Handed in: %(name)s", { name }),
  "people.say_not_the_same": (name) => say("Not the same: %(name)s", { name }),
};

const papers = later(() => import("./field/later/papers.js"), "papersScreen");

export default {
  room: "people",
  screens: [
    {
      path: "quick", icon: "plus", at: "home", order: 10, main: true, verb: "people.register_worker", draw: quickScreen,
      label: () => say("New worker"),
      hint: () => say("Take her photo, write her name, save. All else can wait."),
    },
    {
      path: "register", icon: "register", at: "home", order: 20, verb: "people.register_worker", draw: registerScreen,
      label: () => say("Register fully"),
      hint: () => say("Ask in this order and write what she says. Her consent comes last: read it to her."),
    },
    {
      path: "find", icon: "search", draw: findScreen,
      label: () => say("Find"),
      hint: () => say("Write any part of a name, a village or a phone number. Or scan her card."),
    },
    {
      path: "person", icon: "person", draw: personScreen,
      label: () => say("Worker"),
      hint: () => say("This is her page. Below her face stands what you can do for her."),
    },
    {
      path: "consent", icon: "consent", at: "person", order: 20, verb: "people.record_consent", draw: consentScreen,
      label: () => say("Consent"),
      hint: () => say("Read each purpose to her. Tick only what she agrees to."),
    },
    {
      path: "household", icon: "household", at: "person", order: 60, verb: "people.join_household", draw: householdScreen,
      label: () => say("Household"),
      hint: () => say("Put her into the household she lives in."),
    },
    {
      path: "phone", icon: "phone", at: "person", order: 70, verb: "people.add_phone", draw: phoneNumberScreen,
      label: () => say("Phone"),
      hint: () => say("Write her phone number, whose it is, and whether it is safe to call."),
    },
    {
      path: "papers", icon: "register", at: "person", order: 75, verb: "people.note_papers", draw: papers,
      label: () => say("Papers"),
      hint: () => say("Look at her papers with her. Tick what she has; write no Aadhaar number anywhere."),
    },
    {
      path: "correct", icon: "edit", at: "person", order: 80, verb: "people.correct_worker", draw: spellingScreen,
      label: () => say("Correct"),
      hint: () => say("Change only what is wrong. The rest stays as it is."),
    },
    {
      path: "photo", icon: "camera", at: "person", order: 90, verb: "people.add_photo", draw: evidenceScreen,
      label: () => say("Photo"),
      hint: () => say("Take a new photo of her face."),
    },
    {
      path: "sheet", icon: "paper", verb: "people.prove_consent", draw: sheetScreen,
      label: () => say("Signed sheet"),
      hint: () => say("Photograph the sheet when all have signed it, and tick who stands on it."),
    },
    {
      path: "alike", icon: "question", draw: answerScreen,
      label: () => say("The same worker?"),
      hint: () => say("Look at the two faces. Are they one worker or two?"),
    },
  ],
  opened: async (app) => {
    await takeOverBegun(app);
    await openIndex(app);
  },
  arrived: renewIndex,
  // An address in a scanned code is none of ours; a number typed or scanned may be a phone's.
  reads: (app, text) => (/^\d{10}$/.test(text.trim()) ? `#/people/find/${text.trim()}` : null),
  names: (app, { said, shows }) => NAMES[said.verb]?.(shows.find(({ kind }) => kind === "person")?.name ?? app.get("person", said.on)?.name ?? ""),
  mends: (app, { said }) => (said.verb === "people.register_worker" ? `#/people/register/mend/${said.command}` : said.on && app.get("person", said.on) ? `#/people/person/${said.on}` : null),
  work: (app) => [...likelyWork(app), ...sheetWork(app), ...unfinished(app)],
};

// Forms begun in an app that kept each under a name of its own.
async function takeOverBegun(app) {
  for (const [name, address] of [["people.draft", "#/people/quick"], ["people.whole", "#/people/register"]]) {
    const values = app.kept.get(name);
    if (values?.name) await app.drafts.keep(address, values);
    if (values) await app.kept.drop(name);
  }
}

// Begun in a hurry, to be completed when there is time: her consent is still to be asked for.
function unfinished(app) {
  const mine = app.all("person").filter((one) => one.state === "draft" && (one.waiting || one.registered_by === app.me.id));
  return mine.slice(0, 20).map((one) => ({ label: say("Complete: %(name)s", { name: one.name }), icon: "register", address: `#/people/person/${one.id}`, order: 60 }));
}
