// Two values of one fact: what this user wrote and what somebody else wrote meanwhile; one is chosen, or both are kept.
// Not here: how the office finds it.

import { button, el, empty } from "../draw.js";
import { chosen, dayWords, momentWords, rupees, say } from "../words.js";

// Where the words of a field's codes stand under another name.
const TABLE = { recruited_how: "recruited", travelling_with: "with", rate_basis: "basis", skill_grade: "skill" };
// A day of a diary, and its signs.
const A_DAY = /^\d{4}-\d\d-\d\d$/;
const MARKS = { P: "full", H: "half", A: "absent", R: "rest" };
const CHOICES = { yours: () => say("Take this one"), theirs: () => say("Take this one"), both: () => say("Keep both") };

export function conflictScreen(app, id) {
  const conflict = app.get("conflict", id);
  if (!conflict || conflict.waiting) return empty("check", el("p", {}, say("This is settled.")));
  const person = app.get("person", conflict.person);
  const choose = async (choice) => {
    await app.send("sync.settle_conflict", { on: id, what: { choice }, shows: [{ kind: "conflict", id, gone: true }] });
    app.tell(say("Settled on this phone. The office hears of it."));
    app.back();
  };
  return el("div", { class: "stack" },
    el("h2", {}, person?.name ?? ""), el("p", {}, say("Two people wrote differently. Ask her which is right.")), el("h3", {}, A_DAY.test(conflict.field) ? dayWords(conflict.field) : chosen("field", conflict.field)),
    value(app, conflict, "yours", choose), value(app, conflict, "theirs", choose),
    button({ label: CHOICES.both(), icon: "plus", onclick: () => choose("both") }));
}

// The value, and who wrote it, when, where.
function value(app, conflict, side, choose) {
  const by = nameOf(app, conflict[`${side}_by`]);
  const at = conflict[`${side}_at`];
  const where = side === "yours" ? conflict.entered_at : conflict.theirs_office ? say("The office") : conflict.theirs_where;
  return el("section", { class: "sheet-of" }, el("p", { class: "soft small" }, [by, at && momentWords(at), where].filter(Boolean).join(" · ")),
    el("p", { class: "large" }, el("strong", {}, wordsOf(conflict.field, conflict[side]))), button({ label: CHOICES[side](), icon: "check", main: true, onclick: () => choose(side) }));
}

const nameOf = (app, id) => (id === app.me.id ? app.me.name : (app.list("colleagues").find((one) => one.id === id)?.name ?? ""));

// A code as it is chosen from, a sum in rupees, else as it stands.
function wordsOf(field, value) {
  if (value === null || value === undefined || value === "") return "–";
  if (A_DAY.test(field)) return [chosen("mark", MARKS[value[0]] ?? value), value.slice(1) && `+${value.slice(1)}`].filter(Boolean).join(" ");
  return /_paise$/.test(field) ? rupees(value) : chosen(TABLE[field] ?? field, value);
}

export function conflictWork(app) {
  return app.all("conflict").filter((one) => !one.waiting).map((one) => ({
    label: say("Two values: %(name)s", { name: app.get("person", one.person)?.name ?? "" }), icon: "question", address: `#/sync/conflict/${one.id}`, late: true, order: 2,
  }));
}
