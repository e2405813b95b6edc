// The list of a renewal camp on the phone: whose card runs out, who came, who did not. Not here: calling a camp, which the
// office does; the renewal, which the office signs.

import { button, el, empty, icon, paged, personLine } from "/static/sync/field/draw.js";
import { scanned } from "/static/sync/field/screens/home.js";
import { dayOf, dayWords, say, sayMany } from "/static/sync/field/words.js";

export function campsScreen(app) {
  const camps = app.list("camps");
  if (!camps.length) return empty("card", el("p", {}, say("No renewal camp in these weeks.")));
  return el("ul", { class: "rows" }, camps.map(campRow));
}

function campRow(camp) {
  const called = el("span", {}, camp.name, el("small", { class: "soft" }, whenAndWhere(camp)));
  return el("li", { class: "task" },
    el("a", { href: `#/cards/camp/${camp.id}` }, icon("card"), called, el("strong", {}, `${open(camp).length}`)));
}

const whenAndWhere = (camp) => [dayWords(camp.held_on), camp.place].filter(Boolean).join(" · ");
const open = (camp) => (camp.lines ?? []).filter((line) => ["attested", "printed", "handed_over"].includes(line.state));

// Called but noted as not there: by the office's list, or on this phone and not yet sent.
const noted = (app, camp, line) => app.get("absence", `${camp.id}/${line.card}`);
const isAbsent = (app, camp, line) => Boolean(line.absent || noted(app, camp, line));

export function campScreen(app, id) {
  const camp = app.list("camps").find((one) => one.id === id);
  if (!camp) return empty("card", el("p", {}, say("This camp is over.")));
  app.title(camp.name);
  const rest = el("p", { class: "soft", role: "status" });
  const count = () => (rest.textContent = toDo(app, camp));
  count();
  return el("div", { class: "stack" }, el("p", {}, icon("clock", "inline"), " ", whenAndWhere(camp)), rest,
    button({ label: say("Scan her card"), icon: "camera", main: true, onclick: () => scanned(app) }),
    paged(camp.lines ?? [], (line) => lineOf(app, camp, line, count)));
}

function toDo(app, camp) {
  const called = open(camp);
  const absent = called.filter((line) => isAbsent(app, camp, line)).length;
  const left = sayMany("%(count)s card to renew", "%(count)s cards to renew", called.length - absent);
  return absent ? `${left} · ${sayMany("%(count)s not there", "%(count)s not there", absent)}` : left;
}

function lineOf(app, camp, line, count) {
  const row = el("li", { class: "called" });
  const draw = () => row.replaceChildren(who(app, line), standing(app, camp, line, async () => {
    await note(app, camp, line);
    draw();
    count();
  }));
  draw();
  app.leaving(app.onChange((kinds) => kinds.has("absence") && draw()));
  return row;
}

function who(app, line) {
  const person = app.get("person", line.person);
  if (person) return personLine(app, person, { address: `#/people/person/${person.id}`, tag: "div" });
  return el("div", { class: "person" }, el("span", { class: "who" },
    el("strong", { class: "number" }, line.number), el("span", { class: "soft small" }, say("Not on this phone"))));
}

// Renewed, not there, or still to come; before its day nobody is missed.
function standing(app, camp, line, miss) {
  if (line.state === "renewed") return el("p", { class: "chip good" }, icon("check"), say("Renewed"));
  if (isAbsent(app, camp, line)) {
    const drawing = noted(app, camp, line)?.waiting ? "clock" : "cross";
    return el("p", { class: "chip warn" }, icon(drawing), say("Not there"));
  }
  const until = el("span", { class: "chip" }, icon("clock"), say("Good until %(day)s", { day: dayWords(line.expires_on) }));
  const mayMiss = camp.held_on <= dayOf(app.now()) && app.may("cards.note_absent");
  return el("p", { class: "called-foot" }, until, mayMiss && button({ label: say("Not there"), icon: "cross", onclick: miss }));
}

async function note(app, camp, line) {
  const shows = [{ kind: "absence", id: `${camp.id}/${line.card}`, person: line.person }];
  const entered = camp.place ?? camp.name;
  await app.send("cards.note_absent", { on: camp.id, what: { cards: [line.card] }, entered, shows });
  app.tell(say("Noted: not there."));
}
