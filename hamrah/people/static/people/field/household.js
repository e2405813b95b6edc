// Putting a worker into the household of somebody on this phone, or founding one with her. Not here: leaving one, which
// is done in the office.

import { button, el, empty, field, icon, layOver, notice, personLine, pick, said } from "/static/sync/field/draw.js";
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
    timer = setTimeout(() => found.replaceChildren(...lines(app, person, words.querySelector("input").value, (one) => ask(app, person, one))), AFTER_MS);
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

function lines(app, person, text, choose) {
  if (text.trim().length < 2) return [];
  const others = app.find(text.trim(), { limit: 8 }).map(({ person: one }) => one).filter((one) => one.id !== person.id);
  return others.map((one) => personLine(app, one, { why: one.household?.name ?? "", onclick: () => choose(one) }));
}

// In the course of a registration: her own household, that of somebody on this phone, or later.
export function householdPart(app) {
  const how = pick({ label: say("Household"), name: "home", value: "", among: [["", say("Later")], ["own", say("A household of her own")], ["with", say("That of somebody on this phone")]] });
  const words = field({ label: say("Whose household? Search a member"), name: "home_words" });
  const relation = pick({ label: say("What is she there?"), name: "home_relation", from: "household_relation" });
  const [held, found] = [el("input", { type: "hidden", name: "home_of", value: "" }), el("ul", { class: "rows" })];
  const hers = el("div", { class: "stack", hidden: true }, words, found, held, relation);
  const other = () => app.get("person", held.value);
  const show = () => found.replaceChildren(...(other() ? [personLine(app, other(), { why: other().household?.name ?? "" })] : []));
  const choose = (one) => {
    held.value = one.id;
    held.dispatchEvent(new Event("input", { bubbles: true }));
    words.wrong("");
    show();
  };
  words.addEventListener("input", ({ target }) => target.name === "home_words" && found.replaceChildren(...lines(app, { id: "" }, target.value, choose)));
  how.addEventListener("change", ({ target }) => target.checked && (hers.hidden = target.value !== "with"));
  held.addEventListener("change", show);
  return {
    node: el("div", { class: "stack" }, how, hers),
    isWrong(typed) {
      const isWith = typed.home === "with";
      words.wrong(isWith && !other() ? say("Choose the member she lives with.") : "");
      relation.wrong(isWith && !typed.home_relation ? say("Choose one.") : "");
      return isWith && (!other() || !typed.home_relation);
    },
    async joined(person, typed) {
      if (typed.home === "own") await joined(app, person, null, { is_head: true });
      if (typed.home === "with") await joined(app, person, other(), { relation: typed.home_relation });
    },
  };
}

// What she is to the head of it.
function ask(app, person, other) {
  const relation = pick({ label: say("What is she there?"), name: "relation", from: "household_relation" });
  const form = el("form", { class: "sheet-of" }, el("h2", {}, icon("household"), other.household?.name ?? other.name), relation, el("div", { class: "actions" }, button({ label: say("Save"), icon: "check", main: true, type: "submit" }), button({ label: say("Back"), icon: "back", onclick: () => lift() })));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!typed.relation) return relation.wrong(say("Choose one."));
    lift();
    await join(app, person, other, typed);
  });
  const box = el("div", { class: "over", role: "dialog", "aria-modal": "true", "aria-label": say("Household") }, form);
  const lift = layOver(app, box, () => lift());
}

async function join(app, person, other, as) {
  await joined(app, person, other, as);
  app.tell(say("Kept on this phone."));
  app.go(`#/people/person/${person.id}`);
}

// A household that nobody founded yet is founded with the other, in the same breath.
async function joined(app, person, other, { relation = "", is_head: isHead = false }) {
  const home = other ? await householdOf(app, other) : null;
  const shown = { name: other?.household?.name ?? other?.name ?? person.name, members: [...(other?.household?.members ?? []), { person: person.id, name: person.name, relation }] };
  await app.send("people.join_household", { on: person.id, what: { household: home, relation, is_head: isHead }, shows: [{ kind: "person", id: person.id, household: { id: home, ...shown } }] });
}

async function householdOf(app, other) {
  if (other.household?.id) return other.household.id;
  const command = await app.send("people.join_household", {
    on: other.id, what: { household: null, relation: "", is_head: true }, shows: [{ kind: "person", id: other.id, household: { name: other.name, members: [{ person: other.id, name: other.name, relation: "" }] } }],
  });
  return `command:${command}`;
}
