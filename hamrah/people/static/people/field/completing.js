// Completing somebody who was registered in a hurry: consent, phone, photo, a correction. Not here: households.

import { el, empty, field, pick, said, saveRow, suggest } from "/static/sync/field/draw.js";
import { choices, say } from "/static/sync/field/words.js";
import { consentFields, consentsIn, provenBy, signedOn, unprovenOf } from "./consents.js";
import { photoButton } from "./quick.js";
import { tenDigits, villageOf, villagesKnown } from "./said.js";

export const gone = () => empty("person", el("p", {}, say("She is not on this phone any more. The office has her.")));

export async function sent(app, person, verb, { what, files = [], shows }) {
  await app.send(verb, { on: person.id, base: person.version ?? null, what, files, entered: person.village_name ?? person.village_said ?? "", shows: [{ kind: "person", id: person.id, ...shows }] });
  app.tell(say("Kept on this phone."));
  app.go(`#/people/person/${person.id}`);
}

// What she has not yet agreed to; each yes is an entry of its own, so that one refused stops no other.
export function consentScreen(app, id) {
  const person = app.get("person", id);
  if (!person) return gone();
  const open = choices("purpose").map(([code]) => code).filter((code) => !person.consents?.includes(code));
  if (!open.length) return empty("check", el("p", {}, say("She has agreed to everything.")));
  const agreed = consentFields(app, open);
  const form = el("form", { class: "stack" }, el("h2", {}, person.name), agreed.node, saveRow());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    const wrong = agreed.any(typed) ? agreed.missing(typed) : say("Tick what she agreed to.");
    agreed.wrong(wrong);
    if (wrong) return;
    const { consents, evidence } = await consentsIn(app, typed, agreed);
    if (evidence?.bytes) app.photo.keep(evidence);
    const [all, unproven] = [[...(person.consents ?? [])], [...(person.unproven ?? [])]];
    for (const one of consents) {
      all.push(one.purpose);
      if (!evidence) unproven.push(...unprovenOf([one]));
      await app.send("people.record_consent", { on: id, what: one, files: evidence ? [{ sha256: evidence.sha256, as: provenBy([one]) }] : [], shows: [{ kind: "person", id, consents: [...all], unproven: [...unproven] }] });
    }
    await signedOn(app, evidence, person.name);
    app.tell(say("Kept on this phone."));
    app.go(`#/people/person/${id}`);
  });
  return form;
}

export function phoneNumberScreen(app, id) {
  const person = app.get("person", id);
  if (!person) return gone();
  const phone = field({ label: say("Phone"), name: "phone", inputmode: "tel", most: 16, need: true });
  const form = el("form", { class: "stack" }, el("h2", {}, person.name), phone, pick({ label: say("Whose phone?"), name: "owner", from: "owner", value: "self" }),
    pick({ label: say("Is it safe to call her there?"), name: "safe", among: [["yes", say("Yes")], ["no", say("No")], ["", say("Not asked")]] }), saveRow());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    const number = tenDigits(typed.phone);
    if (!/^[1-9]\d{9}$/.test(number)) return phone.wrong(say("A phone number has ten digits."));
    const one = { number, owner: typed.owner, ...(typed.safe ? { safe_to_call: typed.safe === "yes" } : {}) };
    await sent(app, person, "people.add_phone", { what: one, shows: { phones: [...(person.phones ?? []).filter((had) => had.number !== number), one] } });
  });
  return form;
}

export function evidenceScreen(app, id) {
  const person = app.get("person", id);
  if (!person) return gone();
  const shot = photoButton(app);
  const form = el("form", { class: "stack" }, el("h2", {}, person.name), shot.node, saveRow());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const taken = shot.taken();
    if (!taken) return app.tell(say("Take a photo first."), "warn");
    await sent(app, person, "people.add_photo", { what: {}, files: [taken.sha256], shows: { shot: taken.sha256 } });
  });
  return form;
}

const CORRECTED = ["name", "known_as", "relation_name", "hamlet", "occupation"];

// Only what is changed goes, with what it was: another's change of another field is not touched by it.
export function spellingScreen(app, id) {
  const person = app.get("person", id);
  if (!person) return gone();
  const name = field({ label: say("Name as she says it"), name: "name", need: true, value: person.name });
  const form = el("form", { class: "stack" }, name,
    field({ label: say("Known as"), name: "known_as", value: person.known_as }), pick({ label: say("Called after"), name: "relation", from: "relation", value: person.relation }),
    field({ label: say("Father's or husband's name"), name: "relation_name", value: person.relation_name }), suggest({ label: say("Village"), name: "village_said", known: villagesKnown(app), value: person.village_said }),
    field({ label: say("Hamlet (phala)"), name: "hamlet", value: person.hamlet }), field({ label: say("Work"), name: "occupation", most: 60, value: person.occupation }), saveRow());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!/\p{L}/u.test(typed.name)) return name.wrong(say("A name is needed."));
    const changes = changed(app, person, typed);
    if (!Object.keys(changes).length) return app.tell(say("Nothing was changed."), "warn");
    const was = Object.fromEntries(Object.keys(changes).map((key) => [key, person[key] ?? ""]));
    await sent(app, person, "people.correct_worker", { what: { changes, was }, shows: changes });
  });
  return form;
}

function changed(app, person, typed) {
  const plain = Object.fromEntries([...CORRECTED, "relation"].filter((key) => (typed[key] ?? "") !== (person[key] ?? "")).map((key) => [key, typed[key] ?? ""]));
  if ((typed.village_said ?? "") === (person.village_said ?? "")) return plain;
  const { village_said: village, village: id } = villageOf(app, typed.village_said);
  return { ...plain, village_said: village, ...(id ? { village: id } : {}) };
}
