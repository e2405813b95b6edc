// Terms of work on the phone: said before it begins, written, read aloud to her, signed; never changed, a new one stands
// beside. Not here: hands (hand.js), what may stand in it (rules/terms.py).

import { speaker } from "/static/sync/field/aloud.js";
import { button, el, empty, facts, field, icon, link, pick, said, suggest } from "/static/sync/field/draw.js";
import { numberOf, paiseOf } from "/static/sync/field/later/typed.js";
import { chosen, dayWords, language, rupees, say } from "/static/sync/field/words.js";
import { today } from "./days.js";
import { knownSides } from "./month.js";

const COUNTED = ["piece", "unit"];
const TEXTS = ["hirer_said", "payer_said", "trade", "sector", "place_said", "rate_basis", "unit_said", "rest_day", "food", "stay", "paid_when", "paid_how", "words"];
const gone = () => empty("person", el("p", {}, say("She is not on this phone any more. The office has her.")));

export const slipsOf = (app, person) => app.of("slip", person).sort((one, other) => `${other.begins_on ?? "9"}`.localeCompare(`${one.begins_on ?? "9"}`));
const address = (slip) => `#/wages/slip/${encodeURIComponent(slip.id)}`;
const wage = (slip) => (slip.rate_paise ? `${rupees(slip.rate_paise)} ${chosen("terms_basis", slip.rate_basis)} ${slip.unit_said ?? ""}`.trim() : "");

export function termsScreen(app, id) {
  const person = app.get("person", id);
  if (!person) return gone();
  const slips = slipsOf(app, id);
  return el("div", { class: "stack" }, el("h2", {}, person.name), el("p", { class: "soft" }, say("What is promised before work, written and read aloud, is proof later.")),
    slips.length > 0 && el("ul", { class: "rows" }, slips.map((one) => el("li", { class: "task" }, el("a", { href: address(one) }, icon("paper"), el("span", {}, one.hirer_said, el("small", { class: "soft" }, wage(one)))), standing(one)))),
    link({ label: say("Write new terms"), icon: "edit", main: true, address: `#/wages/write/${id}` }));
}

function standing(slip) {
  const [kind, drawing, words] = slip.hands?.length ? ["good", "check", say("signed")] : slip.is_read ? ["", "sound", say("read aloud")] : ["warn", "clock", say("not read aloud yet")];
  return el("span", { class: `chip ${kind}` }, icon(slip.waiting ? "clock" : drawing), words);
}

export function writeScreen(app, id) {
  const person = app.get("person", id);
  if (!person) return gone();
  const spell = app.of("spell", id).find((one) => ["planned", "left", "there"].includes(one.state)) ?? {};
  const line = (name, label, more = {}) => field({ label, name, ...more });
  const hirer = suggest({ label: say("Who hires her?"), name: "hirer_said", need: true, hint: say("As she calls him: contractor, company."), known: knownSides(app) });
  const rate = line("rate", say("How much, in rupees"), { inputmode: "decimal", need: true, most: 10 });
  const basis = pick({ label: say("For what?"), name: "rate_basis", from: "terms_basis", value: "day" });
  const unit = line("unit_said", say("What is counted?"), { hint: say("1000 bricks, a square foot, a trip."), most: 60 });
  const begins = line("begins_on", say("Work begins on"), { type: "date", value: today(app) });
  const hours = line("hours", say("Hours a day"), { inputmode: "numeric", most: 4 });
  const advance = line("advance", say("Advance taken"), { inputmode: "decimal", most: 10 });
  const showUnit = () => (unit.hidden = !COUNTED.includes(said(form).rate_basis));
  const form = el("form", { class: "stack" }, el("h2", {}, person.name),
    el("section", { class: "sheet-of" }, hirer, line("trade", say("As what?"), { most: 60, value: person.occupation ?? "" }), line("place_said", say("Where"), { value: spell.destination_said ?? "" }), begins),
    el("section", { class: "sheet-of" }, el("h2", {}, icon("wage"), say("Wage")), rate, basis, unit, advance),
    el("section", { class: "sheet-of" }, el("h2", {}, icon("clock"), say("Time and payment")), hours, pick({ label: say("Day of rest"), name: "rest_day", from: "rest_day" }), pick({ label: say("When it is paid"), name: "paid_when", from: "paid_when" }), pick({ label: say("How it is paid"), name: "paid_how", from: "paid_how" })),
    el("section", { class: "sheet-of" }, el("h2", {}, icon("village"), say("Food and room")), pick({ label: say("Food"), name: "food", from: "food_stay" }), pick({ label: say("Room"), name: "stay", from: "food_stay" })),
    line("payer_said", say("Who pays, if it is another")), field({ label: say("What else was promised"), name: "words", rows: 3, most: 1000 }),
    el("div", { class: "save-row" }, button({ label: say("Write the slip"), icon: "check", main: true, type: "submit" })));
  form.addEventListener("change", showUnit);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    const what = meant(typed);
    if (wrong(app, what, { hirer, rate, unit, hours, advance, begins })) return form.querySelector(".wrong input")?.focus();
    const odd = unusual(what);
    if (odd && !confirm(odd)) return;
    await written(app, person, { ...what, ...(odd ? { is_sure: true } : {}) }, spell);
  });
  showUnit();
  return form;
}

function meant(typed) {
  const texts = Object.fromEntries(TEXTS.filter((name) => typed[name]).map((name) => [name, typed[name]]));
  if (!COUNTED.includes(typed.rate_basis)) delete texts.unit_said;
  return { ...texts, rate_paise: paiseOf(typed.rate), hours_a_day: numberOf(typed.hours), advance_paise: paiseOf(typed.advance), begins_on: typed.begins_on || null };
}

// Whether something cannot be; each says so beside its field.
function wrong(app, what, fields) {
  const isSum = (paise) => paise === null || paise >= 0;
  const told = {
    hirer: what.hirer_said ? "" : say("Say who hires, as she calls him."),
    rate: !what.rate_paise ? say("Say the rate: without it there are no terms.") : "",
    unit: COUNTED.includes(what.rate_basis) && !what.unit_said ? say("Say what is counted: a piece of what, a thousand of what.") : "",
    hours: what.hours_a_day === null || (what.hours_a_day >= 1 && what.hours_a_day <= 24 && Number.isInteger(what.hours_a_day)) ? "" : say("A day has 1 to 24 hours."),
    advance: isSum(what.advance_paise) ? "" : say("Write rupees as a number, such as 1500."),
  };
  for (const [name, sentence] of Object.entries(told)) fields[name].wrong(sentence);
  return Object.values(told).some(Boolean);
}

// What nobody of the field has met is asked once more, never refused: rules/terms.py USUAL, in paise.
const USUAL = { day: [10_000, 300_000], month: [200_000, 6_000_000], piece: [1, 500_000], unit: [1, 5_000_000] };

function unusual({ rate_paise: rate, rate_basis: basis = "day", hours_a_day: hours, advance_paise: advance }) {
  const [least, most] = USUAL[basis];
  const isOdd = rate < least || rate > most || (advance ?? 0) > 20_000_000 || (hours ?? 0) > 14;
  return isOdd ? say("This is unusual. Look at it once more; if it is right, say so.") : "";
}

async function written(app, person, what, spell) {
  const command = app.id();
  const id = `command:${command}`;
  await app.send("wages.write_terms", { command, on: person.id, what, entered: spell.destination_said ?? person.village_name ?? "", shows: [{ kind: "slip", id, person: person.id, ...what, hands: [] }] });
  app.go(`#/wages/slip/${encodeURIComponent(id)}`);
}

// The slip as it is read to her: one line after another, and the whole aloud.
export function slipScreen(app, id) {
  const slip = app.get("slip", id);
  if (!slip?.person) return empty("paper", el("p", {}, say("This slip is not on this phone any more. The office has it.")));
  const person = app.get("person", slip.person);
  const lines = linesOf(slip);
  const text = lines.map(([name, value]) => `${name}: ${value}.`).join(" ");
  const at = encodeURIComponent(id);
  const isRead = slip.is_read;
  return el("div", { class: "stack" }, el("h2", {}, person?.name ?? ""), el("p", { class: "chips" }, standing(slip)),
    el("section", { class: "sheet-of" }, el("div", { class: "ask-aloud" }, el("h2", {}, icon("paper"), say("What is promised")), speaker(app, "wages-slip", text)), facts(...lines)),
    !isRead && app.may("wages.read_terms_aloud") && button({ label: say("I read it aloud to her"), icon: "sound", main: true, onclick: () => readAloud(app, slip) }),
    isRead && app.may("wages.sign_terms") && el("div", { class: "actions" }, link({ label: say("Signature or thumb"), icon: "edit", main: !slip.hands?.length, address: `#/wages/hand/slip/${at}` })),
    slip.hands?.length > 0 && el("ul", { class: "spells" }, slip.hands.map((one) => el("li", {}, el("strong", {}, chosen("hand_who", one.who)), el("span", { class: "soft" }, `${chosen("hand_how", one.how)} · ${dayWords(one.on)}`)))),
    app.may("wages.sign_terms") && link({ label: say("Photo of the slip on paper"), icon: "camera", address: `#/wages/page/slip/${at}` }), link({ label: say("Her page"), icon: "person", address: `#/people/person/${slip.person}` }));
}

function linesOf(slip) {
  const sums = slip.advance_paise ? rupees(slip.advance_paise) : "";
  return [
    [say("Hired by"), slip.hirer_said], [say("Paid by"), slip.payer_said ?? slip.hirer_said], [say("Work"), slip.trade], [say("Where"), slip.place_said], [say("Begins on"), slip.begins_on && dayWords(slip.begins_on)],
    [say("Wage"), wage(slip)], [say("Advance"), sums], [say("Hours a day"), slip.hours_a_day && `${slip.hours_a_day}`], [say("Day of rest"), chosen("rest_day", slip.rest_day)], [say("Food"), chosen("food_stay", slip.food)],
    [say("Room"), chosen("food_stay", slip.stay)], [say("When it is paid"), chosen("paid_when", slip.paid_when)], [say("How it is paid"), chosen("paid_how", slip.paid_how)], [say("Also promised"), slip.words],
  ].filter(([, value]) => value);
}

async function readAloud(app, slip) {
  await app.send("wages.read_terms_aloud", { on: slip.id, what: { language: language() }, shows: [{ kind: "slip", id: slip.id, person: slip.person, is_read: true }] });
  app.redraw();
}
