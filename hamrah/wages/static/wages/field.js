// The law of wages on the phone, without a signal: what a day is worth, there, for this work, on that day.
// Not here: working it out (field/law.js), diaries of days.

import { button, el, field, icon, notice } from "/static/sync/field/draw.js";
import { choices, chosen, dayWords, say } from "/static/sync/field/words.js";
import { lawOf, rateAt, zonesOf } from "./field/law.js";

const WORTH = { path: "worth", icon: "wage", label: () => say("What is a day worth?"), at: "home", order: 60, verb: "wages.see_law", draw: worthScreen };

export default { room: "wages", screens: [WORTH] };

const rupees = (paise) => new Intl.NumberFormat("en-IN", { style: "currency", currency: "INR", minimumFractionDigits: paise % 100 ? 2 : 0, maximumFractionDigits: 2 }).format(paise / 100);
const today = (app) => new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Kolkata" }).format(app.now());

function worthScreen(app) {
  const [json] = app.list("wage_law");
  if (!json) return notice("warn", say("The law is not on this phone yet. It comes with the next contact."));
  const law = lawOf(json);
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
