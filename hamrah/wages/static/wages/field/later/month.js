// A worker's days on the phone: her diaries, two that differ side by side, one month of one to be tapped, and what the law
// makes of it. Not here: a gang's grid (gang.js), signs (days.js).

import { button, el, empty, field, icon, link, pick, said, suggest } from "/static/sync/field/draw.js";
import { chosen, dayWords, say } from "/static/sync/field/words.js";
import { cell, daysSaid, draftOf, halves, keepDraft, lastDay, dayIn, legend, monthBeside, monthOf, sendDays, signOf, standing, sureOf, today, turned, withHour } from "./days.js";
import { moneyOf } from "./money.js";
import { worthOf } from "./worth.js";

const gone = () => empty("journal", el("p", {}, say("This diary is not on this phone any more. The office has it.")));
const isOpen = (diary) => !diary.ended_on;
const monthName = (month) => new Intl.DateTimeFormat(document.documentElement.lang, { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(`${month}-01T00:00Z`));

export const workOf = (diary) => [diary.for_whom, diary.trade, diary.place_said].filter(Boolean).join(" · ");

// Her diaries, and the days on which two of them contradict one another.
export function hersScreen(app, person) {
  const worker = app.get("person", person);
  if (!worker) return empty("person", el("p", {}, say("She is not on this phone any more. The office has her.")));
  const diaries = app.of("diary", person);
  const month = monthOf(today(app));
  return el("div", { class: "stack" }, el("h2", {}, worker.name),
    diaries.length ? el("ul", { class: "rows" }, diaries.map((one) => line(one, month))) : empty("journal", el("p", {}, say("Nobody keeps a diary of her days yet."))),
    beside(app, diaries, month), beside(app, diaries, monthBeside(month, -1)),
    app.may("wages.open_diary") && link({ label: say("New diary"), icon: "plus", main: !diaries.length, address: `#/wages/begin/${person}` }));
}

function line(diary, month) {
  const count = halves(standing(diary), month);
  return el("li", { class: "task" }, el("a", { href: `#/wages/days/${encodeURIComponent(diary.id)}` }, icon("journal"), el("span", {}, workOf(diary) || say("Diary"), el("small", { class: "soft" }, chosen("keeper", diary.keeper), diary.ended_on && ` · ${say("ended on %(day)s", { day: dayWords(diary.ended_on) })}`))),
    diary.waiting && icon("clock"), el("strong", {}, say("%(days)s days", { days: daysSaid(count) })));
}

// Neither is put right by the other: both words stand, day by day.
function beside(app, diaries, month) {
  const said = diaries.map((one) => [one, standing(one)]).filter(([, days]) => Object.keys(days).some((day) => monthOf(day) === month));
  const differ = disputed(said.map(([, days]) => days), month);
  if (said.length < 2 || !differ.length) return null;
  return el("section", { class: "sheet-of" }, el("h2", {}, icon("warning"), say("Two diaries differ: %(month)s", { month: monthName(month) })), el("p", { class: "soft small" }, say("Both stay as they are. Ask her, and a co-worker.")),
    said.map(([one, days]) => el("div", { class: "stack" }, el("strong", {}, chosen("keeper", one.keeper), one.for_whom && el("span", { class: "soft" }, ` · ${one.for_whom}`)),
      el("div", { class: "marks" }, differ.map((day) => cell({ day, mark: days[day], isDisputed: true, isToCome: true }))))));
}

function disputed(said, month) {
  const days = new Set(said.flatMap((one) => Object.keys(one)).filter((day) => monthOf(day) === month));
  return [...days].sort().filter((day) => new Set(said.filter((one) => one[day]).map((one) => one[day])).size > 1);
}

// One month of one diary, a tap a day.
export function daysScreen(app, id, month = monthOf(today(app))) {
  const diary = app.get("diary", id);
  if (!diary?.person) return gone();
  const person = app.get("person", diary.person);
  const stands = standing(diary);
  const tapped = { ...draftOf(app, id) };
  const place = el("div", { class: "stack" });
  const how = pick({ label: say("Where the days come from"), name: "how", from: "mark_how", value: "field" });
  const mode = pick({ label: say("A tap is"), name: "mode", value: "day", among: [["day", say("the day")], ["hour", say("an hour of overtime")]] });
  const draw = () => place.replaceChildren(...drawn());
  const tap = (day) => {
    const now = day in tapped ? tapped[day] : stands[day];
    tapped[day] = said(form).mode === "hour" ? withHour(now) : turned(now);
    keepDraft(app, id, tapped);
    draw();
  };
  function drawn() {
    const days = { ...stands, ...tapped };
    return [calendar(days, tapped, stands, month, today(app), isOpen(diary) && app.may("wages.mark_days") ? tap : null), legend(),
      el("p", { class: "large" }, el("strong", {}, say("%(days)s days worked", { days: daysSaid(halves(days, month)) }))), worthOf(app, diary, days, month)].filter(Boolean);
  }
  const form = el("form", { class: "stack" }, el("h2", {}, person?.name ?? ""), el("p", { class: "soft" }, [chosen("keeper", diary.keeper), workOf(diary)].filter(Boolean).join(" · ")), turning(id, month, app), mode, place, how,
    el("div", { class: "save-row" }, button({ label: say("Save the days"), icon: "check", main: true, type: "submit" })));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!sureOf(tapped)) return;
    const count = await sendDays(app, diary, tapped, said(form).how);
    await keepDraft(app, id, {});
    app.tell(count ? say("Kept on this phone.") : say("Nothing was changed."));
    app.go(`#/wages/hers/${diary.person}`);
  });
  draw();
  return el("div", { class: "stack" }, form, hands(app, diary, month), moneyOf(app, diary), others(app, diary));
}

function turning(id, month, app) {
  const way = (to, drawing, words) => el("a", { class: "button quiet", href: `#/wages/days/${encodeURIComponent(id)}/${to}`, "aria-label": words }, icon(drawing));
  const isLast = month >= monthOf(today(app));
  return el("nav", { class: "turning", "aria-label": say("Months") }, way(monthBeside(month, -1), "back", say("The month before")), el("strong", {}, monthName(month)), isLast ? el("span", {}) : way(monthBeside(month, 1), "next", say("The month after")));
}

function calendar(days, tapped, stands, month, now, tap) {
  const first = (new Date(`${month}-01T00:00Z`).getUTCDay() + 6) % 7;
  const cells = Array.from({ length: lastDay(month) }, (_, at) => dayIn(month, at + 1));
  return el("div", { class: "marks month" }, Array.from({ length: first }, () => el("span", {})), cells.map((day) =>
    cell({ day, mark: days[day], isToCome: day > now || !tap, isNew: day in tapped && (tapped[day] || "") !== (stands[day] || ""), onclick: () => tap(day) })));
}

// Whose hand stands beside the month, and one more.
function hands(app, diary, month) {
  const put = (diary.hands ?? []).filter((one) => one.month === month);
  const hasDays = Object.entries(standing(diary)).some(([day, mark]) => monthOf(day) === month && signOf(mark));
  if (!put.length && !hasDays) return null;
  return el("section", { class: "sheet-of" }, el("h2", {}, icon("people"), say("Hands beside this month")), put.length > 0 && el("ul", { class: "spells" }, put.map((one) => el("li", {}, el("strong", {}, chosen("hand_who", one.who)), el("span", { class: "soft" }, `${chosen("hand_how", one.how)} · ${dayWords(one.on)}`)))),
    app.may("wages.sign_month") && el("div", { class: "actions" }, link({ label: say("A co-worker's thumb or signature"), icon: "edit", address: `#/wages/hand/month/${encodeURIComponent(diary.id)}/${month}` }), link({ label: say("Photo of the paper diary"), icon: "camera", address: `#/wages/page/month/${encodeURIComponent(diary.id)}/${month}` })));
}

const others = (app, diary) => app.of("diary", diary.person).length > 1 && link({ label: say("Her diaries side by side"), icon: "people", address: `#/wages/hers/${diary.person}` });

// A new book of her days.
export function beginScreen(app, id, gang = "") {
  const person = app.get("person", id);
  if (!person) return empty("person", el("p", {}, say("She is not on this phone any more. The office has her.")));
  const of = app.list("gangs").find((one) => one.id === gang) ?? app.get("gang", gang) ?? {};
  const spell = app.of("spell", id).find((one) => ["left", "there"].includes(one.state));
  const whom = suggest({ label: say("For whom does she work?"), name: "party_said", need: true, value: of.for_whom ?? "", hint: say("As she calls him: contractor, company."), known: knownSides(app) });
  const form = el("form", { class: "stack" }, el("h2", {}, person.name), pick({ label: say("Whose book is it?"), name: "keeper", from: "keeper", value: "office" }), whom,
    field({ label: say("As what?"), name: "trade", most: 60, value: of.trade ?? person.occupation ?? "" }), field({ label: say("Where"), name: "place_said", value: of.place_said ?? spell?.destination_said ?? "" }),
    el("div", { class: "save-row" }, button({ label: say("Begin the diary"), icon: "check", main: true, type: "submit" })));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!typed.party_said) return whom.wrong(say("Say who hires, as she calls him."));
    app.go(`#/wages/days/${encodeURIComponent(await beginDiary(app, id, { ...typed, sector: of.sector ?? spell?.sector ?? "", ...(gang ? { gang } : {}) }))}`);
  });
  return form;
}

export const knownSides = (app) => [...new Set([...app.list("gangs"), ...app.all("diary"), ...app.all("slip").map((one) => ({ for_whom: one.hirer_said }))].map((one) => one.for_whom).filter(Boolean))].slice(0, 60);

// Answers the id under which it stands until the office's own has come.
export async function beginDiary(app, person, what) {
  const command = app.id();
  const id = `command:${command}`;
  const { party_said: for_whom, ...facts } = what;
  await app.send("wages.open_diary", { command, on: person, what, entered: what.place_said ?? "", shows: [{ kind: "diary", id, person, for_whom, ...facts, months: {} }] });
  return id;
}

