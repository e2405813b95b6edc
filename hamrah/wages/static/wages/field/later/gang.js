// A gang's days on the phone, people x days: a week on the screen, everybody present in one tap. Not here: one worker's
// month (month.js), signs (days.js).

import { button, el, empty, field, icon, link, personLine, pick, said, suggest } from "/static/sync/field/draw.js";
import { dayWords, say, sayMany } from "/static/sync/field/words.js";
import { beginDiary, knownSides } from "./month.js";
import { cell, changesOf, daysSaid, draftOf, halves, keepDraft, legend, monthOf, sendDays, shifted, standing, sureOf, today, turned, withHour } from "./days.js";

const SHOWN_DAYS = 7;
const MOST_FOUND = 6;

// Those of the office, and those that were formed on this phone and stand in no list yet.
const gangsOf = (app) => [...app.list("gangs"), ...app.all("gang").filter((one) => app.list("gangs").every(({ id }) => id !== one.id))];
const diariesIn = (app, id) => app.all("diary").filter((one) => one.gang === app.idOf(id) && !one.ended_on && one.person);
const gangOf = (app, id) => gangsOf(app).find((one) => one.id === app.idOf(id));

export function gangsScreen(app) {
  const gangs = gangsOf(app);
  return el("div", { class: "stack" },
    gangs.length ? el("ul", { class: "rows" }, gangs.map((one) => el("li", { class: "task" }, el("a", { href: `#/wages/gang/${encodeURIComponent(one.id)}` }, icon("people"), el("span", {}, one.name, el("small", { class: "soft" }, [one.for_whom, one.place_said].filter(Boolean).join(" · ")))), one.waiting && icon("clock"),
      el("strong", {}, sayMany("%(count)s worker", "%(count)s workers", diariesIn(app, one.id).length))))) : empty("people", el("p", {}, say("No gang is on this phone yet."))),
    app.may("wages.form_gang") && link({ label: say("New gang"), icon: "plus", main: !gangs.length, address: "#/wages/form" }), el("p", { class: "soft" }, say("One worker's days stand on her own page, under Hazri.")));
}

export function formScreen(app) {
  const name = field({ label: say("What is the gang called?"), name: "name", need: true, hint: say("By its leader, its village or its site.") });
  const whom = suggest({ label: say("For whom does it work?"), name: "party_said", need: true, known: knownSides(app) });
  const form = el("form", { class: "stack" }, name, whom, field({ label: say("As what?"), name: "trade", most: 60 }), field({ label: say("Where"), name: "place_said" }), pick({ label: say("Kind of work"), name: "sector", from: "sector" }),
    el("div", { class: "save-row" }, button({ label: say("Save"), icon: "check", main: true, type: "submit" })));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    name.wrong(typed.name ? "" : say("Say what this gang is called."));
    whom.wrong(typed.party_said ? "" : say("Say who hires, as she calls him."));
    if (!typed.name || !typed.party_said) return;
    const command = app.id();
    const { party_said: for_whom, ...facts } = typed;
    await app.send("wages.form_gang", { command, what: typed, shows: [{ kind: "gang", id: `command:${command}`, for_whom, ...facts }] });
    app.go(`#/wages/members/${encodeURIComponent(`command:${command}`)}`);
  });
  return form;
}

// Who works in it: found among those on this phone, one tap each.
export function membersScreen(app, id) {
  const gang = gangOf(app, id);
  if (!gang) return gone();
  const input = el("input", { type: "search", name: "words", placeholder: say("Name, father, village or phone"), "aria-label": say("Name, father, village or phone"), autocomplete: "off" });
  const place = el("div", { class: "stack", "aria-live": "polite" });
  const draw = () => {
    const inside = new Set(diariesIn(app, id).map((one) => one.person));
    const lines = input.value.trim() ? app.find(input.value.trim(), { limit: MOST_FOUND }).map(({ person }) => person).filter((one) => !inside.has(one.id)) : [];
    place.replaceChildren(el("ul", { class: "rows" }, lines.map((person) => personLine(app, person, { onclick: () => join(person) }))), el("h3", {}, sayMany("%(count)s worker", "%(count)s workers", inside.size)),
      el("ul", { class: "rows" }, [...inside].map((one) => app.get("person", one)).filter(Boolean).map((person) => personLine(app, person))));
  };
  const join = async (person) => {
    // Before the entry is on the disk: what is typed meanwhile is the next name.
    input.value = "";
    input.focus();
    await beginDiary(app, person.id, { keeper: "office", gang: id, party_said: gang.for_whom ?? "", trade: gang.trade ?? "", sector: gang.sector ?? "", place_said: gang.place_said ?? "" });
    draw();
  };
  input.addEventListener("input", draw);
  draw();
  return el("div", { class: "stack" }, el("h2", {}, gang.name), el("p", {}, say("Who works in it? Find each, and tap the name.")), el("div", { class: "search-row" }, input), place,
    el("div", { class: "save-row" }, link({ label: say("Mark the days"), icon: "journal", main: true, address: `#/wages/gang/${encodeURIComponent(id)}` })));
}

const gone = () => empty("people", el("p", {}, say("This gang is not on this phone any more. The office has it.")));

// The grid of a week; `last` is its last day.
export function gangScreen(app, id, last = today(app)) {
  const gang = gangOf(app, id);
  if (!gang) return gone();
  const diaries = diariesIn(app, id).sort((one, other) => nameOf(app, one).localeCompare(nameOf(app, other)));
  if (!diaries.length) return el("div", { class: "stack" }, el("h2", {}, gang.name), empty("people", el("p", {}, say("Nobody of this gang is on this phone yet."))), toMembers(app, id));
  const days = Array.from({ length: SHOWN_DAYS }, (_, at) => shifted(last, at + 1 - SHOWN_DAYS));
  const tapped = { ...draftOf(app, id) };
  const place = el("div", { class: "gang", "aria-live": "off" });
  const stands = new Map(diaries.map((one) => [one.id, standing(one)]));
  const markOf = (one, day) => tapped[one.id]?.[day] ?? stands.get(one.id)[day];
  const put = (one, day, mark) => (tapped[one.id] = { ...tapped[one.id], [day]: mark });
  const tap = (one, day) => {
    put(one, day, said(form).mode === "hour" ? withHour(markOf(one, day)) : turned(markOf(one, day)));
    keep();
  };
  const all = (day) => {
    const isFull = diaries.every((one) => (markOf(one, day) ?? "").startsWith("P"));
    diaries.forEach((one) => put(one, day, isFull ? "" : markOf(one, day)?.startsWith("P") ? markOf(one, day) : "P"));
    keep();
  };
  const keep = () => {
    keepDraft(app, id, tapped);
    draw();
  };
  const draw = () => place.replaceChildren(heads(days, last, today(app), all), ...diaries.map((one) => row(app, one, days, { markOf, tap, stands, now: today(app) })));
  const form = el("form", { class: "stack" }, el("h2", {}, gang.name), el("p", { class: "soft" }, [gang.for_whom, gang.place_said].filter(Boolean).join(" · ")), turning(app, id, last, days),
    pick({ label: say("A tap is"), name: "mode", value: "day", among: [["day", say("the day")], ["hour", say("an hour of overtime")]] }), el("p", { class: "soft small" }, say("The day on top marks everybody present.")), place, legend(),
    el("div", { class: "save-row" }, button({ label: say("Save the days"), icon: "check", main: true, type: "submit" })));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!sureOf(Object.assign({}, ...Object.values(tapped)))) return;
    await save(app, diaries, tapped);
    await keepDraft(app, id, {});
    app.redraw();
  });
  draw();
  return el("div", { class: "stack" }, form, toMembers(app, id));
}

const nameOf = (app, diary) => app.get("person", diary.person)?.name ?? "";
const toMembers = (app, id) => app.may("wages.open_diary") && link({ label: say("Who works in it"), icon: "people", address: `#/wages/members/${encodeURIComponent(id)}` });

// Each worker's days are an entry of their own: one that is not taken holds up nobody else's.
async function save(app, diaries, tapped) {
  let count = 0;
  for (const one of diaries) if (changesOf(standing(one), tapped[one.id] ?? {})) count += await sendDays(app, one, tapped[one.id], "field");
  app.tell(count ? sayMany("%(count)s day is kept on this phone.", "%(count)s days are kept on this phone.", count) : say("Nothing was changed."));
}

function turning(app, id, last, days) {
  const way = (to, drawing, words) => el("a", { class: "button quiet", href: `#/wages/gang/${encodeURIComponent(id)}/${to}`, "aria-label": words }, icon(drawing));
  const next = shifted(last, SHOWN_DAYS) > today(app) ? today(app) : shifted(last, SHOWN_DAYS);
  return el("nav", { class: "turning", "aria-label": say("Weeks") }, way(shifted(last, -SHOWN_DAYS), "back", say("The week before")), el("strong", {}, `${dayWords(days[0])} – ${dayWords(last)}`), last >= today(app) ? el("span", {}) : way(next, "next", say("The week after")));
}

function heads(days, last, now, all) {
  const short = new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "short", timeZone: "UTC" });
  return el("div", { class: "marks heads" }, days.map((day) => el("button", { type: "button", disabled: day > now, onclick: () => all(day) }, el("small", { "aria-hidden": "true" }, short.format(new Date(`${day}T00:00Z`))), el("b", { "aria-hidden": "true" }, `${Number(day.slice(8))}`), el("span", { class: "unseen" }, say("Everybody present on %(day)s", { day: dayWords(day) })))));
}

function row(app, one, days, { markOf, tap, stands, now }) {
  const here = { ...stands.get(one.id), ...Object.fromEntries(days.map((day) => [day, markOf(one, day)])) };
  const isNew = (day) => (markOf(one, day) || "") !== (stands.get(one.id)[day] || "");
  return el("div", { class: "of-gang" }, el("a", { class: "gang-name", href: `#/wages/days/${encodeURIComponent(one.id)}` }, nameOf(app, one), el("small", { class: "soft" }, daysSaid(halves(here, monthOf(days.at(-1)))))),
    el("div", { class: "marks" }, days.map((day) => cell({ day, mark: markOf(one, day), isToCome: day > now || !app.may("wages.mark_days"), isNew: isNew(day), onclick: () => tap(one, day) }))));
}

