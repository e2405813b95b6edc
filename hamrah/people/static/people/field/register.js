// The whole registration in the order of the talk: photo, who she is, how to reach her, work, what she agrees to. Also where
// a refused one is mended. Not here: quick-add (quick.js), consent by consent later (completing.js).

import { button, el, field, notice, pick, said, suggest } from "/static/sync/field/draw.js";
import { newId } from "/static/sync/field/ids.js";
import { say } from "/static/sync/field/words.js";
import { askAlike, likelyStrip } from "./alike.js";
import { consentFields, consentsIn, provenBy, signedOn, unprovenOf } from "./consents.js";
import { householdPart } from "./household.js";
import { photoButton } from "./quick.js";
import { tenDigits, villageOf, villagesKnown } from "./said.js";

export function registerScreen(app, mending = "", command = "") {
  const old = mending === "mend" ? app.outbox().find((one) => one.said.command === command) : null;
  const begun = old ? spread(old.said.what.said) : {};
  const shot = photoButton(app);
  const parts = fieldsOf(app, begun);
  const [agreed, home] = old ? [] : [consentFields(app), householdPart(app)];
  const strip = likelyStrip(app, () => said(form));
  const save = button({ label: say("Save"), icon: "check", main: true, type: "submit" });
  const form = el("form", { class: "stack" }, old?.answer?.problem && notice("bad", old.answer.problem.message), !old && shot.node, Object.values(parts), home?.node, agreed?.node, el("div", { class: "save-row" }, strip, save));
  form.addEventListener("input", (event) => ["name", "relation_name", "village_said", "phone"].includes(event.target.name) && strip.soon());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!isWell(typed, parts, agreed) || home?.isWrong(typed)) return;
    if (old) return mended(app, old, typed);
    const answers = await askAlike(app, typed);
    if (!answers) return;
    save.disabled = true;
    await registered(app, typed, { shot: shot.taken(), agreed, answers, home });
  });
  return form;
}

function fieldsOf(app, begun) {
  return {
    name: field({ label: say("Name as she says it"), name: "name", need: true, value: begun.name }),
    known_as: field({ label: say("Known as"), name: "known_as", value: begun.known_as, hint: say("The name used at home or at work, if another.") }),
    gender: pick({ label: say("Woman or man"), name: "gender", from: "gender", value: begun.gender }),
    relation: pick({ label: say("Called after"), name: "relation", from: "relation", value: begun.relation }),
    relation_name: field({ label: say("Father's or husband's name"), name: "relation_name", value: begun.relation_name }),
    age: field({ label: say("Age"), name: "age", inputmode: "numeric", most: 3, value: begun.age }),
    age_known: pick({ label: say("How is the age known?"), name: "age_known", value: begun.age_known ?? "about", among: [["exact", say("She knows it")], ["about", say("About")], ["at_least", say("At least")]] }),
    phone: field({ label: say("Phone"), name: "phone", inputmode: "tel", most: 16, value: begun.phone }),
    phone_owner: pick({ label: say("Whose phone?"), name: "phone_owner", from: "owner", value: begun.phone_owner }),
    safe_to_call: pick({ label: say("Is it safe to call her there?"), name: "safe_to_call", value: begun.safe_to_call, among: [["yes", say("Yes")], ["no", say("No")], ["", say("Not asked")]] }),
    village_said: suggest({ label: say("Village"), name: "village_said", known: villagesKnown(app), value: begun.village_said ?? app.kept.get("people.village") }),
    hamlet: field({ label: say("Hamlet (phala)"), name: "hamlet", value: begun.hamlet }),
    occupation: field({ label: say("Work"), name: "occupation", most: 60, value: begun.occupation, hint: say("Such as mason, head-loader, brick kiln.") }),
    skill_grade: pick({ label: say("Skill"), name: "skill_grade", from: "skill", value: begun.skill_grade }),
    by_proxy: pick({ label: say("Who is telling this?"), name: "by_proxy", value: begun.by_proxy ?? "", among: [["", say("She herself")], ["yes", say("A relative; she is away")]] }),
  };
}

function isWell(typed, parts, agreed) {
  const age = typed.age && Number(tenDigits(typed.age));
  parts.name.wrong(/\p{L}/u.test(typed.name) ? "" : say("A name is needed."));
  parts.phone.wrong(!typed.phone || /^[1-9]\d{9}$/.test(tenDigits(typed.phone)) ? "" : say("A phone number has ten digits."));
  parts.age.wrong(typed.age && !(age >= 14 && age <= 100) ? say("An age is from 14 to 100.") : "");
  agreed?.wrong(typed.by_proxy === "yes" && agreed.any(typed) ? say("Nobody consents for a grown worker. Ask her herself.") : agreed.missing(typed));
  const wrong = document.querySelector(".field.wrong :is(input, textarea)");
  wrong?.focus();
  return !wrong;
}

const TEXTS = ["name", "known_as", "gender", "relation", "relation_name", "hamlet", "occupation", "skill_grade"];

// What was said, as the verb takes it.
export function facts(app, typed) {
  const found = Object.fromEntries(TEXTS.filter((name) => typed[name]).map((name) => [name, typed[name]]));
  const phone = typed.phone && { number: tenDigits(typed.phone), ...(typed.phone_owner ? { owner: typed.phone_owner } : {}), ...(typed.safe_to_call ? { safe_to_call: typed.safe_to_call === "yes" } : {}) };
  return {
    ...found, ...villageOf(app, typed.village_said), phones: phone ? [phone] : [],
    ...(typed.age ? { age: { years: Number(tenDigits(typed.age)), known: typed.age_known || "about" } } : {}), ...(typed.by_proxy === "yes" ? { by_proxy: true } : {}),
  };
}

const shownOf = (known) => ({ ...known, ...(known.age ? { birth_year: new Date().getFullYear() - known.age.years } : {}) });

// A refused registration back into its fields.
function spread({ phones = [], age, by_proxy, ...rest }) {
  const [phone = {}] = phones;
  const safe = { true: "yes", false: "no" }[phone.safe_to_call] ?? "";
  return { ...rest, phone: phone.number, phone_owner: phone.owner, safe_to_call: safe, age: age?.years, age_known: age?.known, by_proxy: by_proxy ? "yes" : "" };
}

async function registered(app, typed, { shot, agreed, answers, home }) {
  const id = newId();
  const known = facts(app, typed);
  const { consents, evidence } = await consentsIn(app, typed, agreed);
  [shot, evidence].filter((file) => file?.bytes).forEach((file) => app.photo.keep(file));
  const files = [shot?.sha256, evidence && { sha256: evidence.sha256, as: provenBy(consents) }].filter(Boolean);
  const purposes = consents.map(({ purpose }) => purpose);
  await app.send("people.register_worker", {
    on: id, what: { said: known, consents, not_the_same: answers }, files, entered: typed.village_said,
    shows: [{ kind: "person", id, isNew: true, state: "draft", registered_by: app.me.id, shot: shot?.sha256, consents: purposes, unproven: evidence ? [] : unprovenOf(consents), ...shownOf(known) }],
  });
  await signedOn(app, evidence, typed.name);
  await home.joined({ id, name: typed.name }, typed);
  await app.kept.put("people.village", typed.village_said ?? "");
  app.tell(say("%(name)s is kept on this phone.", { name: typed.name }));
  app.go(`#/people/person/${id}`);
}

async function mended(app, old, typed) {
  const known = facts(app, typed);
  const shows = old.shows.map((record) => (record.kind === "person" ? { ...record, ...shownOf(known) } : record));
  await app.mend(old.said.command, { what: { ...old.said.what, said: known } }, shows);
  app.tell(say("Mended; it is sent again."));
  app.go("#/sync/outbox");
}
