// The law of wages on the phone, without a signal: what a day is worth, there, for this work, on that day; and what the
// days of a diary come to at least. Not here: working it out (law.js).

import { button, el, field, icon, link, notice } from "/static/sync/field/draw.js";
import { choices, chosen, dayWords, rupees, say } from "/static/sync/field/words.js";
import { halves, hoursOf, monthOf, signOf, today } from "./days.js";
import { lawOf, legalMinimum, rateAt, zonesOf } from "./law.js";

// Where, which work, which skill: as it was asked last, for the next diary too.
const WHERE = "wages.where";
const HALVES = { P: 2, H: 1 };
let opened = null;

// Read once: the whole law is long.
function lawHere(app) {
  const [json] = app.list("wage_law");
  if (json && opened?.json !== json) opened = { json, law: lawOf(json) };
  return json ? opened.law : null;
}

// What this month of a diary is worth by the law, with what is not known said.
export function worthOf(app, diary, days, month) {
  const [law, where] = [lawHere(app), app.kept.get(WHERE)];
  if (!law || !app.may("wages.see_law") || !halves(days, month)) return null;
  if (!where) return link({ label: say("What is this worth by the law?"), icon: "wage", address: "#/wages/worth" });
  const worked = Object.entries(days).filter(([day, mark]) => monthOf(day) === month && signOf(mark) in HALVES);
  const asked = { ...where, days: worked.map(([on, mark]) => ({ on, halves: HALVES[signOf(mark)], overtime_minutes: Math.round(hoursOf(mark) * 60) })) };
  const { total_paise: total, missing } = legalMinimum(law, asked, today(app));
  const of = [chosen("law_work", where.employment), chosen("law_place", where.place), chosen("law_skill", where.skill)].join(", ");
  const words = total === null ? say("No minimum wage is on file for these days. Nothing is guessed.") : say("By the law at least %(sum)s", { sum: rupees(total) });
  return el("p", { class: `notice ${missing.length ? "warn" : ""}` }, icon("wage"), el("span", {}, el("strong", {}, words), " ", el("a", { href: "#/wages/worth" }, of)));
}

export function worthScreen(app) {
  const law = lawHere(app);
  if (!law) return notice("warn", say("The law is not on this phone yet. It comes with the next contact."));
  const answer = el("div", { class: "stack", "aria-live": "polite" });
  const zone = el("div", {});
  const form = el("form", { class: "stack sheet-of" },
    select(say("Where the work is"), "place", choices("law_place")), select(say("Work"), "employment", choices("law_work")),
    select(say("Skill"), "skill", choices("law_skill")), zone, field({ label: say("Day of work"), name: "on", type: "date", value: today(app), need: true }),
    button({ label: say("Show"), icon: "search", main: true, type: "submit" }));
  const said = () => Object.fromEntries(new FormData(form));
  const ask = () => zone.replaceChildren(...zonesFor(law, said()));
  form.addEventListener("change", (event) => ["place", "employment"].includes(event.target.name) && ask());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { on, ...where } = { zone: "", ...said() };
    app.kept.put(WHERE, where);
    answer.replaceChildren(answered(law, { zone: "", ...said() }, today(app)));
  });
  ask();
  return el("div", { class: "stack" }, form, answer);
}

function select(label, name, among) {
  const id = `law-${name}`;
  return el("div", { class: "field" }, el("label", { for: id }, label), el("select", { id, name }, among.map(([value, text]) => el("option", { value }, text))));
}

const zonesFor = (law, { place, employment }) => {
  const zones = zonesOf(law, place, employment);
  return zones.length ? [select(say("Zone"), "zone", zones.map((name) => [name, name]))] : [];
};

function answered(law, asked, known) {
  if (!asked.on) return notice("bad", say("Choose the day of work."));
  try {
    return worth(rateAt(law, { ...asked, known }), asked);
  } catch (wrong) {
    if (!wrong.code) throw wrong;
    return notice("warn", say("No minimum wage of that day is on file for this work. Nothing is guessed: ask the office to add it."));
  }
}

function worth({ daily_paise, cite }, { on }) {
  const stale = cite.review_by && on > cite.review_by;
  return el("section", { class: "sheet-of stack" },
    el("p", {}, el("strong", { class: "number" }, rupees(daily_paise)), " ", say("a day")),
    el("p", { class: "soft small" }, cite.order), el("p", { class: "soft small" }, `${cite.act}, ${cite.section}`),
    el("p", { class: "soft small" }, say("Applies from %(day)s, known since %(known)s.", { day: dayWords(cite.applies_from), known: dayWords(cite.known_since) })),
    el("p", { class: "chips" }, el("span", { class: cite.mark === "U" ? "chip warn" : "chip good" }, icon(cite.mark === "U" ? "warning" : "check"), chosen("law_mark", cite.mark)),
      stale && el("span", { class: "chip warn" }, icon("clock"), say("Nobody has looked since %(day)s", { day: dayWords(cite.review_by) }))));
}
