// What was done in a case, what came of it, what is next by when; whether it is safe; authorities and their days. The
// other side hears nothing before the workers said that it is safe. Not here: money (money.js).

import { button, el, empty, field, icon, link, notice, pick, said } from "/static/sync/field/draw.js";
import { paiseOf } from "/static/sync/field/later/typed.js";
import { choices, chosen, dayOf, momentWords, say } from "/static/sync/field/words.js";

const gone = () => empty("paper", el("p", {}, say("This case is not on this phone any more. The office has it.")));
const save = (label = say("Save")) => el("div", { class: "save-row" }, button({ label, icon: "check", main: true, type: "submit" }));
const address = (id) => `#/cases/case/${encodeURIComponent(id)}`;
const nextsOf = () => choices("case_next").filter(([code]) => !["first", "limit"].includes(code));

async function sent(app, one, verb, { on = one.id, what, shows = {} }) {
  await app.send(verb, { on, base: on === one.id ? (one.version ?? null) : null, what, shows: [{ kind: "case", id: one.id, person: one.person, ...shows }] });
  app.tell(say("Kept on this phone."));
  app.go(address(one.id));
}

export function stepScreen(app, id) {
  const one = app.get("case", id);
  if (!one?.person) return gone();
  const known = app.list("case_steps").filter(({ code }) => code !== "hearing");
  const what = pick({ label: say("What was done?"), name: "what", among: known.map(({ code }) => [code, chosen("case_do", code)]) });
  const came = el("div", {});
  const gate = el("div", {});
  const nextOn = field({ label: say("By when"), name: "next_on", type: "date" });
  const form = el("form", { class: "stack" }, el("h2", {}, heading(app, one)), what, gate, came, field({ label: say("What was said"), name: "words", rows: 3, most: 4000, hint: say("Sealed: once it is sent, nobody reads it on this phone again.") }),
    el("section", { class: "sheet-of" }, pick({ label: say("What is next?"), name: "next_what", among: nextsOf() }), nextOn), save());
  const stepOf = () => known.find(({ code }) => code === said(form).what);
  const isShut = () => Boolean(stepOf()?.contact) && one.safe !== "yes";
  what.addEventListener("change", () => {
    const step = stepOf();
    gate.replaceChildren(...(isShut() ? [shut(one)] : []));
    came.replaceChildren(...(step.came?.length ? [pick({ label: say("What came of it?"), name: "came", among: step.came.map((code) => [code, chosen("case_came", code)]) })] : []));
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    const step = stepOf();
    if (!step) return what.wrong(say("Say what was done."));
    if (isShut()) return gate.scrollIntoView({ block: "center" });
    if (step.came?.length && !typed.came) return came.firstChild.wrong(say("Say what came of it."));
    if (typed.next_on && typed.next_on < dayOf(app.now())) return nextOn.wrong(say("The day of what is next has passed."));
    const shown = { next_what: typed.next_what || "look", next_at: morningOf(typed.next_on || inDays(app, step.days)), steps: [{ what: step.code, came: typed.came, on: dayOf(app.now()) }, ...(one.steps ?? [])].slice(0, 5) };
    await sent(app, one, "cases.note_step", { what: { what: step.code, came: typed.came ?? "", words: typed.words ?? "", next_what: typed.next_what ?? "", next_on: typed.next_on || null }, shows: shown });
  });
  return form;
}

const heading = (app, one) => [app.get("person", one.person)?.name, chosen("case_kind", one.kind_code)].filter(Boolean).join(" · ");
const morningOf = (day) => `${day}T09:00:00+05:30`;
const inDays = (app, days = 7) => dayOf(new Date(app.now().getTime() + days * 86_400_000));

// Not knowing is an answer, and it shuts the gate.
function shut(one) {
  return el("div", { class: "notice bad" }, icon("lock"), el("div", { class: "stack" }, el("p", {}, one.safe === "no" ? say("It is not safe to contact the other side: the workers said so. Ask them again first.") : say("Ask first: is it safe for the workers if we contact the other side?")), link({ label: say("Ask, and note the answer"), icon: "question", main: true, address: `#/cases/safe/${encodeURIComponent(one.id)}` })));
}

export function safeScreen(app, id) {
  const one = app.get("case", id);
  if (!one?.person) return gone();
  const safe = pick({ label: say("Is it safe for the workers if we contact the other side?"), name: "safe", from: "case_safe", value: one.safe });
  const form = el("form", { class: "stack" }, el("p", {}, say("Ask her where nobody else hears it. Do they live at his site? Does he hold papers, or a relative?")), safe, field({ label: say("Why, in her words"), name: "words", rows: 3, most: 2000 }), save());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    await sent(app, one, "cases.say_safe", { what: { safe: typed.safe, words: typed.words ?? "" }, shows: { safe: typed.safe } });
  });
  return form;
}

// Filed anew, a day there, and what came of one.
export function forumScreen(app, id) {
  const one = app.get("case", id);
  if (!one?.person) return gone();
  return el("div", { class: "stack" }, el("h2", {}, heading(app, one)), (one.proceedings ?? []).map((row) => proceeding(app, one, row)), filing(app, one));
}

function proceeding(app, one, row) {
  const today = dayOf(app.now());
  const came = (row.hearings ?? []).filter((day) => dayOf(new Date(day.at)) <= today);
  const ahead = (row.hearings ?? []).filter((day) => dayOf(new Date(day.at)) > today);
  return el("section", { class: "sheet-of" }, el("h2", {}, icon("office"), [chosen("forum", row.forum), row.number].filter(Boolean).join(" · ")), ahead.map((day) => notice("", say("Hearing: %(when)s", { when: momentWords(day.at) }))),
    came.map((day) => telling(app, one, row, day)), hearing(app, one, row));
}

function hearing(app, one, row) {
  const at = field({ label: say("Next day there"), name: "at", type: "datetime-local" });
  const form = el("form", { class: "stack" }, at, field({ label: say("Room or place"), name: "where_said" }), button({ label: say("Note the day"), icon: "plus", type: "submit" }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!typed.at || typed.at.slice(0, 10) < dayOf(app.now())) return at.wrong(say("The day of what is next has passed."));
    const day = { at: `${typed.at}:00+05:30`, where_said: typed.where_said };
    await sent(app, one, "cases.set_hearing", { on: row.id, what: typed, shows: { proceedings: one.proceedings.map((other) => (other.id === row.id ? { ...other, hearings: [...(other.hearings ?? []), day] } : other)) } });
  });
  return el("details", { class: "fold" }, el("summary", {}, say("A day there")), form);
}

function telling(app, one, row, day) {
  const results = app.list("case_steps").find(({ code }) => code === "hearing")?.came ?? [];
  const came = pick({ label: say("What came of the hearing of %(when)s?", { when: momentWords(day.at) }), name: "came", among: results.map((code) => [code, chosen("case_came", code)]) });
  const order = field({ label: say("Sum ordered, rupees"), name: "order", inputmode: "decimal", most: 12 });
  const form = el("form", { class: "stack" }, came, order, field({ label: say("Next day there"), name: "next_at", type: "datetime-local" }), field({ label: say("What was said"), name: "words", rows: 2, most: 2000 }), save());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    const paise = paiseOf(typed.order);
    if (!typed.came) return came.wrong(say("Say what came of it."));
    if (Number.isNaN(paise)) return order.wrong(say("Write rupees as a number, such as 1500."));
    const left = one.proceedings.map((other) => (other.id === row.id ? { ...other, hearings: other.hearings.filter(({ id }) => id !== day.id) } : other));
    await sent(app, one, "cases.tell_hearing", { on: day.id, what: { came: typed.came, words: typed.words ?? "", order_paise: paise, next_at: typed.next_at ?? "" }, shows: { proceedings: left } });
  });
  return form;
}

function filing(app, one) {
  const forum = pick({ label: say("Where was it filed?"), name: "forum", from: "forum" });
  const form = el("form", { class: "stack" }, forum, field({ label: say("Number there, if there is one"), name: "number", most: 60 }), field({ label: say("What was asked for"), name: "words", rows: 2, most: 2000 }), button({ label: say("It is filed"), icon: "check", main: !one.proceedings?.length, type: "submit" }));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    if (!typed.forum) return forum.wrong(say("Say where it was filed."));
    const command = app.id();
    const row = { id: `command:${command}`, forum: typed.forum, number: typed.number };
    await app.send("cases.file_proceeding", { command, on: one.id, what: { forum: typed.forum, number: typed.number ?? "", words: typed.words ?? "" }, shows: [{ kind: "case", id: one.id, person: one.person, proceedings: [...(one.proceedings ?? []), row] }] });
    app.tell(say("Kept on this phone."));
    app.redraw();
  });
  return el("section", { class: "sheet-of" }, el("h2", {}, icon("plus"), say("File it with an authority")), form);
}
