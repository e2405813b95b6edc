// Quick-add: a photo, a name, a phone, a village; three touches after the photo. Everything else later. Kept as she
// types, so that a lock or a dead battery takes nothing. Not here: the whole form (register.js).

import { button, el, field, icon, said, suggest } from "/static/sync/field/draw.js";
import { newId } from "/static/sync/field/ids.js";
import { say } from "/static/sync/field/words.js";
import { askAlike, likelyStrip } from "./alike.js";
import { tenDigits, villageOf, villagesKnown } from "./said.js";

const DRAFT = "people.draft";

export function quickScreen(app, given = "", value = "") {
  const draft = { ...(given ? {} : (app.kept.get(DRAFT) ?? {})), ...(given ? { [given]: value } : {}) };
  const shot = photoButton(app);
  const name = field({ label: say("Name as she says it"), name: "name", need: true, value: draft.name });
  const phone = field({ label: say("Phone"), name: "phone", inputmode: "tel", most: 16, value: draft.phone });
  const village = suggest({ label: say("Village"), name: "village_said", known: villagesKnown(app), value: draft.village_said ?? app.kept.get("people.village") ?? "" });
  const strip = likelyStrip(app, () => said(form));
  const save = button({ label: say("Save"), icon: "check", main: true, type: "submit" });
  const form = el("form", { class: "stack" }, shot.node, name, phone, village, strip, el("div", { class: "save-row" }, save));
  form.addEventListener("input", () => strip.soon());
  form.addEventListener("change", () => app.kept.put(DRAFT, said(form)));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!isWell(typed, { name, phone })) return;
    const answers = await askAlike(app, typed);
    if (!answers) return;
    save.disabled = true;
    await registered(app, typed, shot.taken(), answers);
  });
  return form;
}

function isWell(typed, { name, phone }) {
  const digits = tenDigits(typed.phone ?? "");
  name.wrong(/\p{L}/u.test(typed.name) ? "" : say("A name is needed."));
  phone.wrong(!typed.phone || /^[1-9]\d{9}$/.test(digits) ? "" : say("A phone number has ten digits."));
  const wrong = document.querySelector(".field.wrong input");
  wrong?.focus();
  return !wrong;
}

async function registered(app, typed, shot, notTheSame) {
  const id = newId();
  const facts = { name: typed.name, ...villageOf(app, typed.village_said), phones: typed.phone ? [{ number: tenDigits(typed.phone) }] : [] };
  if (shot) app.photo.keep(shot);
  await app.send("people.register_worker", {
    on: id, what: { said: facts, consents: [], not_the_same: notTheSame }, files: shot ? [shot.sha256] : [], entered: typed.village_said,
    shows: [{ kind: "person", id, isNew: true, state: "draft", registered_by: app.me.id, shot: shot?.sha256, ...facts }],
  });
  await app.kept.put(DRAFT, {});
  await app.kept.put("people.village", typed.village_said ?? "");
  app.tell(say("%(name)s is kept on this phone.", { name: typed.name }));
  app.go(`#/people/person/${id}`);
}

// The photo with its button; `taken()` answers the shot.
export function photoButton(app) {
  let shot = null;
  const inside = el("button", { type: "button", class: "shot-button" }, icon("camera"), say("Take a photo"));
  inside.addEventListener("click", async () => {
    const taken = await app.photo.ask();
    if (!taken) return;
    shot = taken;
    app.photo.keep(taken);
    inside.replaceChildren(el("img", { src: app.photo.url(taken.sha256), alt: say("Her photo") }), say("Take it again"));
  });
  return { node: inside, taken: () => shot };
}
