// A morning at a labour stand (naka): who was met, how many stood there, what work was paid. Not here: registering whom one
// meets (people), or the rates over months, which the office reads.

import { el, empty, field, icon, pick, said, saveRow } from "/static/sync/field/draw.js";
import { chosen, dayOf, rupees, say } from "/static/sync/field/words.js";

const DRAFT = "stands.morning";
const [LEAST, MOST] = [50, 10_000];

export default {
  room: "stands",
  screens: [
    {
      path: "visit", icon: "people", at: "home", order: 40, verb: "stands.note_visit", draw: visitScreen,
      label: () => say("Labour stand"),
      hint: () => say("Choose the stand, count who stands there, then note the rates of the day."),
    },
    {
      path: "rates", icon: "wage", draw: ratesScreen,
      label: () => say("Rates of the day"),
      hint: () => say("What work was paid here today. Note one after the other."),
    },
  ],
  names: (app, { said: { verb, what } }) => ({
    "stands.note_visit": say("Visit to a labour stand"),
    "stands.note_headcount": say("Head-count"),
    "stands.note_rate": `${chosen("trade", what?.trade)} ${rupees(what?.rate_paise ?? 0)}`,
  }[verb]),
  mends: (app, { said: { verb } }) => (verb.startsWith("stands.") ? "#/stands/visit" : null),
};

const standsOf = (app) => app.list("villages").filter(({ kind }) => kind === "stand");

// The stand of this morning, kept for the day.
function morning(app) {
  const kept = app.kept.get(DRAFT);
  return kept?.day === dayOf(app.now()) ? kept : { day: dayOf(app.now()), stand: "" };
}

function standPick(app, value) {
  return pick({ label: say("Which stand?"), name: "stand", value, among: standsOf(app).map(({ id, name }) => [id, name]) });
}

// A number with a thumb: less, more, or typed.
function counter(label, name) {
  const input = el("input", { name, inputmode: "numeric", value: "", maxlength: "5", "aria-label": label, autocomplete: "off" });
  const step = (by) => {
    input.value = `${Math.max(0, (Number(input.value) || 0) + by)}`;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const press = (sign, by, words) => el("button", { type: "button", "aria-label": words, onclick: () => step(by) }, sign);
  return el("div", { class: "count-row" }, el("span", {}, label),
    el("span", { class: "stepper" }, press("−", -1, say("One less: %(what)s", { what: label })), input,
      press("+", 1, say("One more: %(what)s", { what: label }))));
}

const counted = (drawing, heading, ...counters) => el("section", { class: "sheet-of" }, el("h2", {}, icon(drawing), heading), counters);

function visitScreen(app) {
  if (!standsOf(app).length) return empty("people", el("p", {}, say("No labour stand is on this phone yet. The office adds them under Places.")));
  const stand = standPick(app, morning(app).stand);
  const form = el("form", { class: "stack" }, stand,
    counted("people", say("How many stand here"),
      counter(say("Men"), "men"), counter(say("Women"), "women"), counter(say("Children"), "children")),
    counted("person", say("Whom I talked with"),
      counter(say("Men"), "met_men"), counter(say("Women"), "met_women"),
      counter(say("Leaflets given"), "leaflets"), counter(say("Complaints heard"), "complaints")),
    field({ label: say("What was talked of"), name: "talked_of", rows: 2, most: 300 }), saveRow({ label: say("Save and note rates") }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!typed.stand) return stand.wrong(say("Choose the stand."));
    await keepVisit(app, typed);
  });
  return form;
}

function numbers(typed, names) {
  const given = names.filter((name) => /^\d+$/.test(typed[name] ?? ""));
  return Object.fromEntries(given.map((name) => [name, Number(typed[name])]));
}

async function keepVisit(app, typed) {
  const place = standsOf(app).find(({ id }) => id === typed.stand);
  const heads = numbers(typed, ["men", "women", "children"]);
  const met = numbers(typed, ["met_men", "met_women", "leaflets", "complaints"]);
  if (typed.talked_of) met.talked_of = typed.talked_of;
  await app.send("stands.note_visit", { on: typed.stand, what: met, entered: place.name });
  // Who counted said both numbers; an empty one is none.
  if (Object.keys(heads).length) {
    await app.send("stands.note_headcount", { on: typed.stand, what: { men: 0, women: 0, ...heads }, entered: place.name });
  }
  const rates = morning(app).stand === typed.stand ? ratesToday(app) : [];
  await app.kept.put(DRAFT, { day: dayOf(app.now()), stand: typed.stand, rates });
  app.tell(say("Kept on this phone."));
  app.go("#/stands/rates");
}

function ratesScreen(app) {
  const place = standsOf(app).find(({ id }) => id === morning(app).stand);
  if (!place) return visitFirst();
  const trade = pick({ label: say("Which work?"), name: "trade", from: "trade" });
  const rate = field({ label: say("A day, in rupees"), name: "rate", inputmode: "numeric", most: 6, need: true });
  const whom = pick({ label: say("For whom?"), name: "whom", from: "whom", value: "" });
  const noted = el("p", { class: "chips", role: "status" });
  const show = () => noted.replaceChildren(...ratesToday(app).map(rateChip));
  const form = el("form", { class: "stack" }, el("h2", {}, place.name), noted, trade, rate, whom,
    saveRow({ label: say("Note this rate"), drawing: "plus" }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    const paid = Number(typed.rate.normalize("NFKC").replace(/[,\s]/g, ""));
    if (!typed.trade) return trade.wrong(say("Choose the work."));
    if (!(paid >= LEAST && paid <= MOST)) return rate.wrong(say("Write the rate of one day, in rupees: from 50 to 10,000."));
    await keepRate(app, place, { trade: typed.trade, rate_paise: Math.round(paid * 100), whom: typed.whom ?? "" });
    form.querySelector("[name=rate]").value = "";
    form.querySelectorAll("[name=trade]").forEach((one) => (one.checked = false));
    show();
    app.tell(say("Kept on this phone."));
  });
  forgetTakenBack(app);
  show();
  return form;
}

function visitFirst() {
  const visit = el("a", { class: "button main", href: "#/stands/visit" }, icon("people"), say("Labour stand"));
  return empty("wage", el("p", {}, say("First note the visit to the stand.")), visit);
}

function rateChip({ trade, rate_paise: paise, whom }) {
  const words = [chosen("trade", trade), rupees(paise), chosen("whom", whom)].filter(Boolean).join(" · ");
  return el("span", { class: "chip good" }, icon("check"), words);
}

async function keepRate(app, place, what) {
  const command = await app.send("stands.note_rate", { on: place.id, what, entered: place.name });
  await app.kept.put(DRAFT, { ...morning(app), rates: [...ratesToday(app), { command, ...what }] });
}

function forgetTakenBack(app) {
  const rates = ratesToday(app);
  if (rates.length < (morning(app).rates ?? []).length) app.kept.put(DRAFT, { ...morning(app), rates });
}

// What was noted here this morning, but what was taken back.
function ratesToday(app) {
  const back = new Set(app.outbox().filter(({ said: one }) => one.verb === "drop").map(({ said: one }) => one.command));
  return (morning(app).rates ?? []).filter(({ command }) => !back.has(command));
}
