// Journeys on the phone: she leaves, she came back, where she is. Not here: wages and employers, which are noted in the
// office or with her terms.

import { el, empty, field, icon, link, pick, said, saveRow, suggest } from "/static/sync/field/draw.js";
import { chosen, dayOf, dayWords, say } from "/static/sync/field/words.js";

const AWAY = ["left", "there"];
const OPEN = [...AWAY, "planned"];
// Ends without a day.
const DAYLESS = ["lost_contact", "not_gone"];
const OF_A_SPELL = ["destination_said", "sector", "occupation", "recruited_how", "travelling_with"];
const MOST_PLACES = 60;

export default {
  room: "journeys",
  screens: [
    {
      path: "leave", icon: "road", at: "person", order: 30, verb: "journeys.start_spell", draw: leaveScreen,
      label: () => say("Journey"),
      hint: () => say("Where she goes, for what work, and since when."),
    },
    {
      path: "back", icon: "village", draw: backScreen,
      label: () => say("Came back"),
      hint: () => say("Say how this journey ended."),
    },
  ],
  panels: [{ on: "person", order: 30, draw: line }],
  names: (app, { said: { verb }, shows }) => ({
    "journeys.start_spell": say("Journey: %(where)s", { where: shows[0]?.destination_said ?? "" }),
    "journeys.end_spell": say("End of a journey"),
    "journeys.set_off": say("Has left"),
  }[verb]),
  mends: (app, { said: { verb }, shows }) => {
    return verb.startsWith("journeys.") && shows[0]?.person ? `#/people/person/${shows[0].person}` : null;
  },
};

const monthOf = (day) => dayOf(day).slice(0, 7);
const first = (month) => (month ? `${month}-01` : null);

function line(app, person) {
  const spells = app.of("spell", person.id).sort((one, other) => `${other.left_on ?? "9"}`.localeCompare(`${one.left_on ?? "9"}`));
  if (!spells.length) return null;
  return el("section", { class: "sheet-of" }, el("h2", {}, icon("road"), say("Journeys")),
    el("ul", { class: "spells" }, spells.slice(0, 5).map((spell) => spellRow(app, person, spell))));
}

function spellRow(app, person, spell) {
  const work = [chosen("sector", spell.sector), spell.left_on && dayWords(spell.left_on)].filter(Boolean).join(" · ");
  return el("li", {}, el("strong", {}, placeOf(app, spell)), el("span", { class: "soft" }, work),
    el("span", { class: "chip" }, spell.waiting && icon("clock"), chosen("spell_state", spell.state)),
    OPEN.includes(spell.state) && whatBecame(person, spell));
}

function whatBecame(person, spell) {
  const label = spell.state === "planned" ? say("Has she left?") : say("She came back, or went on");
  return link({ label, icon: "undo", address: `#/journeys/back/${person.id}/${encodeURIComponent(spell.id)}` });
}

function placeOf(app, spell) {
  const stand = spell.stand && app.list("villages").find(({ id }) => id === spell.stand);
  return stand?.name ?? spell.destination_name ?? spell.destination_said ?? "";
}

const monthField = (name, label, value) => field({ label, name, type: "month", value });

function leaveScreen(app, id) {
  const person = app.get("person", id);
  if (!person) return empty("person", el("p", {}, say("She is not on this phone any more. The office has her.")));
  const where = suggest({ label: say("Where to"), name: "destination_said", need: true, known: goneTo(app) });
  const form = el("form", { class: "stack" }, el("h2", {}, person.name), where,
    pick({ label: say("Has she left?"), name: "gone", value: "yes", among: leftOrNot() }),
    monthField("month", say("Month of leaving"), monthOf(app.now())),
    pick({ label: say("Kind of work"), name: "sector", from: "sector", value: person.sector }),
    field({ label: say("Work there"), name: "occupation", most: 60, value: person.occupation }),
    pick({ label: say("How found"), name: "recruited_how", from: "recruited" }),
    pick({ label: say("Goes with"), name: "travelling_with", from: "with" }),
    monthField("expected", say("Expected back"), ""), saveRow());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!typed.destination_said) return where.wrong(say("Say where she goes."));
    await leave(app, person, typed);
  });
  return form;
}

const leftOrNot = () => [["yes", say("She has left")], ["no", say("She plans to go")]];

// Where others of this phone went.
function goneTo(app) {
  return [...new Set(app.all("spell").map((spell) => spell.destination_said).filter(Boolean))].slice(0, MOST_PLACES);
}

async function leave(app, person, typed) {
  const what = spellSaid(typed);
  const command = app.id();
  const begun = { kind: "spell", id: `command:${command}`, person: person.id, state: what.left_on ? "left" : "planned", ...what };
  const shows = [begun, ...(what.left_on ? movedOn(app, person) : [])];
  await app.send("journeys.start_spell", { command, on: person.id, what, entered: person.village_name ?? "", shows });
  app.tell(say("Kept on this phone."));
  app.go(`#/people/person/${person.id}`);
}

function spellSaid(typed) {
  const what = { left_on: typed.gone === "yes" ? first(typed.month) : null };
  for (const name of OF_A_SPELL) if (typed[name]) what[name] = typed[name];
  if (typed.expected) what.expected_on = first(typed.expected);
  return what;
}

// Whoever leaves again has left the place before.
function movedOn(app, person) {
  const away = app.of("spell", person.id).filter((one) => AWAY.includes(one.state));
  return away.map((one) => ({ kind: "spell", id: one.id, person: person.id, state: "moved_on" }));
}

function backScreen(app, personId, spellId) {
  const spell = app.get("spell", spellId);
  if (!spell || !OPEN.includes(spell.state)) return empty("check", el("p", {}, say("This journey has ended already.")));
  const isPlan = spell.state === "planned";
  const [from, value] = isPlan ? ["set_off", "left"] : ["spell_end", "returned"];
  const form = el("form", { class: "stack" }, el("h2", {}, placeOf(app, spell)),
    pick({ label: say("What happened?"), name: "how", from, value }),
    monthField("month", say("Month"), monthOf(app.now())), saveRow());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const [verb, what, state] = whatHappened(said(form), isPlan);
    const shown = { kind: "spell", id: spellId, person: personId, state, ...(what.left_on ? { left_on: what.left_on } : {}) };
    await app.send(verb, { on: spellId, base: spell.version ?? null, what, shows: [shown] });
    app.tell(say("Kept on this phone."));
    app.go(`#/people/person/${personId}`);
  });
  return form;
}

function whatHappened({ how, month }, isPlan) {
  if (isPlan && how === "left") return ["journeys.set_off", { left_on: first(month) }, how];
  return ["journeys.end_spell", { how, returned_on: DAYLESS.includes(how) ? null : first(month) }, how];
}
