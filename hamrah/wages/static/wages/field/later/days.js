// Days as they are typed and tapped: one sign a day, overtime behind it; what is tapped and not saved yet is kept on the
// phone. Not here: a screen (month.js, gang.js); what may stand (rules/marks.py).

import { el } from "/static/sync/field/draw.js";
import { chosen, dayOf, dayWords, say } from "/static/sync/field/words.js";

const WORDS = { P: "full", H: "half", A: "absent", R: "rest" };
const SIGNS = { P: "1", H: "½", A: "✗", R: "○", "": "·" };
const HIDDEN = { "aria-hidden": "true" };
const TURNS = ["", "P", "H", "A", "R"];
const HALVES = { P: 2, H: 1 };
// Nobody works more beside a full day; the office asks about eight hours more, and so does this phone.
export const MOST_HOURS = 16;
export const USUAL_HOURS = 8;

export const today = (app) => dayOf(app.now());
export const monthOf = (day) => day.slice(0, 7);
export const dayIn = (month, day) => `${month}-${`${day}`.padStart(2, "0")}`;
export const lastDay = (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
export const shifted = (day, by) => new Date(Date.parse(`${day}T00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);
export const monthBeside = (month, by) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1 + by, 1)).toISOString().slice(0, 7);

// {"2026-11-03": "P2"} of a diary, as the office knows it with what waits here laid over.
export function standing(diary) {
  const days = {};
  for (const [month, typed] of Object.entries(diary.months ?? {})) {
    let day = 0;
    for (const [whole, sign] of typed.matchAll(/([PHAR-])(?:\d{1,2}(?:\.\d{1,2})?)?/g)) {
      day += 1;
      if (sign !== "-") days[dayIn(month, day)] = whole;
    }
  }
  return days;
}

// Months as a record has them, from single days.
export function monthsOf(days) {
  const months = {};
  for (const month of new Set(Object.keys(days).map(monthOf))) {
    const typed = Array.from({ length: lastDay(month) }, (_, at) => days[dayIn(month, at + 1)] || "-").join("");
    months[month] = typed.replace(/-+$/, "");
  }
  return months;
}

export const signOf = (mark) => (mark ?? "").slice(0, 1);
export const hoursOf = (mark) => Number((mark ?? "").slice(1) || 0);
export const halves = (days, month) => Object.entries(days).reduce((sum, [day, mark]) => sum + (monthOf(day) === month ? (HALVES[signOf(mark)] ?? 0) : 0), 0);
export const daysSaid = (count) => `${Math.floor(count / 2) || (count % 2 ? "" : 0)}${count % 2 ? "½" : ""}`;

// One tap more: full, half, absent, day off, nothing.
export const turned = (mark) => TURNS[(TURNS.indexOf(signOf(mark)) + 1) % TURNS.length];

// One hour more on a day that was worked; after the most of them none.
export function withHour(mark) {
  if (!(signOf(mark) in HALVES)) return mark;
  const hours = hoursOf(mark) >= USUAL_HOURS ? 0 : Math.floor(hoursOf(mark)) + 1;
  return `${signOf(mark)}${hours || ""}`;
}

// A day's button. Its words say what stands there, for whoever does not see it.
export function cell({ day, mark, isToCome, isDisputed, isNew, onclick }) {
  const sign = signOf(mark);
  const words = `${dayWords(day)}: ${chosen("mark", WORDS[sign] ?? "")}${hoursOf(mark) ? ` +${hoursOf(mark)}` : ""}${isDisputed ? `, ${say("two diaries differ")}` : ""}`;
  return el("button", { type: "button", class: ["mark", WORDS[sign] ?? "unsaid", isDisputed && "disputed", isNew && "fresh"].filter(Boolean).join(" "), disabled: Boolean(isToCome), onclick, "data-day": day },
    el("small", HIDDEN, `${Number(day.slice(8))}`), el("b", HIDDEN, SIGNS[sign]), hoursOf(mark) > 0 && el("i", HIDDEN, `+${hoursOf(mark)}`), el("span", { class: "unseen" }, words));
}

export const legend = () => el("p", { class: "legend soft small" }, Object.entries(WORDS).map(([sign, word]) => el("span", {}, el("b", { class: `key ${word}` }, SIGNS[sign]), " ", chosen("mark", word))));

// What was tapped and is not saved: kept until it is, through a lock and a dead battery.
export const draftOf = (app, name) => app.kept.get(`wages.days/${name}`) ?? {};
export const keepDraft = (app, name, marks) => app.kept.put(`wages.days/${name}`, marks);

// {changes, was} of one diary, as the verb takes them; null where nothing changed.
export function changesOf(stands, tapped) {
  const days = Object.keys(tapped).filter((day) => (tapped[day] || "") !== (stands[day] || ""));
  if (!days.length) return null;
  return { changes: Object.fromEntries(days.map((day) => [day, tapped[day] || ""])), was: Object.fromEntries(days.map((day) => [day, stands[day] || ""])) };
}

// Sends the days of one diary. Answers how many were new.
export async function sendDays(app, diary, tapped, how) {
  const stands = standing(diary);
  const what = changesOf(stands, tapped);
  if (!what) return 0;
  const months = monthsOf({ ...stands, ...tapped });
  await app.send("wages.mark_days", { on: diary.id, base: diary.version ?? null, what: { ...what, how }, entered: diary.place_said ?? "", shows: [{ kind: "diary", id: diary.id, person: diary.person, months }] });
  return Object.keys(what.changes).length;
}

// Overtime beyond the usual is asked about before it is sent.
export function sureOf(marks) {
  const long = Object.entries(marks).filter(([, mark]) => hoursOf(mark) > USUAL_HOURS).map(([day]) => dayWords(day));
  return !long.length || confirm(say("More than 8 hours of overtime on %(days)s. Is this right?", { days: long.join(", ") }));
}
