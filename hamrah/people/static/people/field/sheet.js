// One signed sheet for many: photographed when the last has signed, it proves everybody's yes who is ticked. Not here: asking
// for her yes (consents.js).

import { el, empty, face, icon, said, saveRow } from "/static/sync/field/draw.js";
import { chosen, dayOf, say, sayMany } from "/static/sync/field/words.js";
import { MOST_ON_A_SHEET, provenBy, signedOn } from "./consents.js";

// Who signed or set a thumb, and no sheet of it is known; the latest first.
const waitingFor = (app) => app.all("person").filter((one) => one.unproven?.length).sort((one, other) => other.id.localeCompare(one.id)).slice(0, MOST_ON_A_SHEET);

export function sheetScreen(app) {
  const people = waitingFor(app);
  if (!people.length) return empty("check", el("p", {}, say("Every signed consent has its sheet.")));
  let paper = null;
  const shot = el("button", { type: "button", class: "shot-button" }, icon("camera"), say("Photo of the signed paper"));
  shot.addEventListener("click", async () => {
    paper = (await app.photo.ask({ guide: "paper" })) ?? paper;
    if (!paper) return;
    app.photo.keep(paper);
    shot.replaceChildren(el("img", { src: app.photo.url(paper.sha256), alt: say("The paper is photographed") }), say("Take it again"));
  });
  const told = el("p", { class: "errorlist", hidden: true, role: "alert" });
  const form = el("form", { class: "stack" }, shot, el("fieldset", { class: "field sheet-of" }, el("legend", { class: "unseen" }, say("Who signed this sheet?")), el("h2", { "aria-hidden": "true" }, say("Who signed this sheet?")), people.map((one) => line(app, one)), told), saveRow());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const ids = [said(form).who ?? []].flat();
    const wrong = !paper ? say("Take a photo first.") : ids.length ? "" : say("Tick who signed it.");
    told.hidden = !wrong;
    told.textContent = wrong;
    if (!wrong) await proven(app, paper, people.filter(({ id }) => ids.includes(id)));
  });
  return form;
}

// Ids begin with their moment: who was written today is ticked.
const isOfToday = (app, { id }) => dayOf(new Date(parseInt(id.replace("-", "").slice(0, 12), 16))) === dayOf(app.now());

function line(app, one) {
  return el("label", { class: "choice" }, el("input", { type: "checkbox", name: "who", value: one.id, checked: isOfToday(app, one) }), face(app, one, "small"),
    el("span", {}, el("strong", {}, one.name), el("br"), el("span", { class: "soft small" }, one.unproven.map((purpose) => chosen("purpose", purpose)).join("; "))));
}

async function proven(app, paper, people) {
  for (const one of people) {
    const consents = one.unproven.map((purpose) => ({ purpose }));
    await app.send("people.prove_consent", { on: one.id, files: [{ sha256: paper.sha256, as: provenBy(consents) }], shows: [{ kind: "person", id: one.id, unproven: [] }] });
  }
  await signedOn(app, paper, ...people.map(({ name }) => name));
  app.tell(say("Kept on this phone."));
  app.go("#/");
}

export function sheetWork(app) {
  const count = waitingFor(app).length;
  return count ? [{ label: sayMany("%(count)s signed: photograph the sheet", "%(count)s signed: photograph the sheet", count), icon: "paper", address: "#/people/sheet", order: 40 }] : [];
}
