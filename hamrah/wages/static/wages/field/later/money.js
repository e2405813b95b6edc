// Money of a diary on the phone: an advance, what was paid, what was cut. Not here: money of a case.

import { button, el, empty, field, icon, link, pick, said } from "/static/sync/field/draw.js";
import { chosen, dayWords, rupees, say } from "/static/sync/field/words.js";
import { paiseOf } from "/static/sync/field/later/typed.js";
import { today } from "./days.js";

// More than this at once is asked about.
const USUAL_PAISE = 10_000_000;

export function moneyOf(app, diary) {
  const entries = [...(diary.money ?? [])].sort((one, other) => other.on.localeCompare(one.on));
  if (!entries.length && !app.may("wages.note_money")) return null;
  return el("section", { class: "sheet-of" }, el("h2", {}, icon("wage"), say("Money")),
    entries.length > 0 && el("ul", { class: "spells" }, entries.map((one) => el("li", {}, el("strong", {}, `${chosen("diary_money", one.kind)} ${rupees(one.paise)}`), el("span", { class: "soft" }, [dayWords(one.on), chosen("diary_paid", one.paid_how)].filter(Boolean).join(" · "))))),
    app.may("wages.note_money") && !diary.ended_on && link({ label: say("Note an advance, a payment, a cut"), icon: "plus", address: `#/wages/money/${encodeURIComponent(diary.id)}` }));
}

export function moneyScreen(app, id) {
  const diary = app.get("diary", id);
  if (!diary?.person) return empty("journal", el("p", {}, say("This diary is not on this phone any more. The office has it.")));
  const kind = pick({ label: say("What is it?"), name: "kind", from: "diary_money" });
  const sum = field({ label: say("Rupees"), name: "sum", inputmode: "decimal", need: true, most: 12 });
  const on = field({ label: say("On which day"), name: "on", type: "date", value: today(app) });
  const form = el("form", { class: "stack" }, el("h2", {}, app.get("person", diary.person)?.name ?? ""), kind, sum, on, pick({ label: say("How it came"), name: "paid_how", from: "diary_paid", value: "cash" }),
    field({ label: say("In words"), name: "words", most: 200 }), el("div", { class: "save-row" }, button({ label: say("Save"), icon: "check", main: true, type: "submit" })));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    const paise = paiseOf(typed.sum);
    if (!typed.kind) return kind.wrong(say("Say what it is."));
    if (!paise || paise < 0) return sum.wrong(say("Write rupees as a number, such as 1500."));
    if (!typed.on || typed.on > today(app)) return on.wrong(say("This day is still to come."));
    if (paise > USUAL_PAISE && !confirm(say("This is very much at once. If it is right, say so."))) return;
    await noted(app, diary, { kind: typed.kind, paise, on: typed.on, paid_how: typed.paid_how ?? "", words: typed.words ?? "" }, paise > USUAL_PAISE);
  });
  return form;
}

async function noted(app, diary, what, isSure) {
  const shown = { kind: "diary", id: diary.id, person: diary.person, money: [...(diary.money ?? []), { kind: what.kind, paise: what.paise, on: what.on, paid_how: what.paid_how }] };
  await app.send("wages.note_money", { on: diary.id, what: { ...what, ...(isSure ? { is_sure: true } : {}) }, shows: [shown] });
  app.tell(say("Kept on this phone."));
  app.go(`#/wages/days/${encodeURIComponent(diary.id)}`);
}
