// Putting a worker into the household of somebody on this phone, or founding one with her. Not here: leaving one, which
// is done in the office.

import { button, el, empty, field, notice, personLine, pick, said } from "/static/sync/field/draw.js";
import { choices, say } from "/static/sync/field/words.js";

const AFTER_MS = 150;

export function householdScreen(app, id) {
  const person = app.get("person", id);
  if (!person) return empty("person", el("p", {}, say("She is not on this phone any more. The office has her.")));
  if (person.household) return members(app, person);
  const found = el("ul", { class: "rows" });
  const words = field({ label: say("Whose household? Search a member"), name: "words" });
  let timer = 0;
  words.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => found.replaceChildren(...lines(app, person, words.querySelector("input").value)), AFTER_MS);
  });
  app.leaving(() => clearTimeout(timer));
  return el("div", { class: "stack" }, el("h2", {}, person.name), button({ label: say("A household of her own"), icon: "household", main: true, onclick: () => join(app, person, null, { is_head: true }) }), words, found);
}

function members(app, person) {
  return el("div", { class: "stack" }, el("h2", {}, person.household.name ?? person.name),
    el("ul", { class: "rows" }, (person.household.members ?? []).map((one) => app.get("person", one.person) ? personLine(app, app.get("person", one.person), { why: relationWords(one.relation), address: `#/people/person/${one.person}` }) : el("li", { class: "person" }, el("span", { class: "who" }, el("strong", {}, one.name), relationWords(one.relation))))),
    notice("", say("She is in a household. Whoever leaves one is noted in the office.")));
}

const relationWords = (code) => choices("household_relation").find(([one]) => one === code)?.[1] ?? "";

function lines(app, person, text) {
  if (text.trim().length < 2) return [];
  const others = app.find(text.trim(), { limit: 8 }).map(({ person: one }) => one).filter((one) => one.id !== person.id);
  return others.map((one) => personLine(app, one, { why: one.household?.name ?? "", onclick: () => ask(app, person, one) }));
}

// What she is to the head of it.
function ask(app, person, other) {
  const relation = pick({ label: say("What is she there?"), name: "relation", from: "household_relation" });
  const form = el("form", { class: "sheet-of" }, el("h2", {}, other.household?.name ?? other.name), relation, el("div", { class: "actions" }, button({ label: say("Back"), icon: "back", onclick: () => box.remove() }), button({ label: say("Save"), icon: "check", main: true, type: "submit" })));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!typed.relation) return relation.wrong(say("Choose one."));
    box.remove();
    await join(app, person, other, typed);
  });
  const box = el("div", { class: "over", role: "dialog", "aria-modal": "true", "aria-label": say("Household") }, form);
  document.body.append(box);
  app.leaving(() => box.remove());
}

// A household that nobody founded yet is founded with the other, in the same breath.
async function join(app, person, other, { relation = "", is_head: isHead = false }) {
  const home = other ? await householdOf(app, other) : null;
  const shown = { name: other?.household?.name ?? other?.name ?? person.name, members: [...(other?.household?.members ?? []), { person: person.id, name: person.name, relation }] };
  await app.send("people.join_household", { on: person.id, what: { household: home, relation, is_head: isHead }, shows: [{ kind: "person", id: person.id, household: { id: home, ...shown } }] });
  app.tell(say("Kept on this phone."));
  app.go(`#/people/person/${person.id}`);
}

async function householdOf(app, other) {
  if (other.household?.id) return other.household.id;
  const command = await app.send("people.join_household", {
    on: other.id, what: { household: null, relation: "", is_head: true }, shows: [{ kind: "person", id: other.id, household: { name: other.name, members: [{ person: other.id, name: other.name, relation: "" }] } }],
  });
  return `command:${command}`;
}
