// Quick-add: a photo, a name, a phone, a village; three touches after the photo. Everything else later.
// Not here: the whole form (register.js).

import { button, el, field, icon, said, suggest } from "/static/sync/field/draw.js";
import { newId } from "/static/sync/field/ids.js";
import { say } from "/static/sync/field/words.js";
import { askAlike, likelyStrip } from "./alike.js";
import { tenDigits, villageOf, villagesKnown } from "./said.js";

export function quickScreen(app, given = "", value = "") {
  const begun = given ? { [given]: value } : {};
  const name = field({ label: say("Name as she says it"), name: "name", need: true, value: begun.name });
  const phone = field({ label: say("Phone"), name: "phone", inputmode: "tel", most: 16, value: begun.phone });
  const village = suggest({ label: say("Village"), name: "village_said", known: villagesKnown(app), value: app.kept.get("people.village") ?? "" });
  // The photo first, then her name at once: no touch between them.
  const shot = photoButton(app, () => name.querySelector("input").focus());
  const strip = likelyStrip(app, () => said(form));
  const save = button({ label: say("Save"), icon: "check", main: true, type: "submit" });
  const form = el("form", { class: "stack" }, shot.node, name, phone, village, el("div", { class: "save-row" }, strip, save));
  form.addEventListener("input", () => strip.soon());
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
  await app.kept.put("people.village", typed.village_said ?? "");
  app.tell(say("%(name)s is kept on this phone.", { name: typed.name }));
  app.go(`#/people/person/${id}`);
}

// The photo with its button; `taken()` answers the shot, also one that was taken before a lock.
export function photoButton(app, then = () => {}) {
  let shot = null;
  const held = el("input", { type: "hidden", name: "shot", value: "" });
  const inside = el("button", { type: "button", class: "shot-button" }, icon("camera"), say("Take a photo"));
  const show = (taken) => {
    shot = taken;
    app.photo.keep(taken);
    held.value = taken.sha256;
    inside.replaceChildren(el("img", { src: app.photo.url(taken.sha256), alt: say("Her photo") }), el("span", {}, icon("camera"), say("Take it again")));
  };
  inside.addEventListener("click", async () => {
    const taken = await app.photo.ask();
    if (!taken) return;
    show(taken);
    await app.photo.lay(taken);
    held.dispatchEvent(new Event("input", { bubbles: true }));
    then();
  });
  held.addEventListener("change", () => {
    const laid = held.value && held.value !== shot?.sha256 && app.photo.laid(held.value);
    if (laid) show(laid);
  });
  return { node: el("div", {}, inside, held), taken: () => shot };
}
