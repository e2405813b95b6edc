// The list of a renewal camp on the phone: whose card runs out, who was here. Not here: calling a camp, which the office
// does; the renewal, which the office signs.

import { el, empty, icon, personLine } from "/static/sync/field/draw.js";
import { dayWords, say, sayMany } from "/static/sync/field/words.js";

export function campsScreen(app) {
  const camps = app.list("camps");
  if (!camps.length) return empty("card", el("p", {}, say("No renewal camp in these weeks.")));
  return el("ul", { class: "rows" }, camps.map((camp) =>
    el("li", { class: "task" }, el("a", { href: `#/cards/camp/${camp.id}` }, icon("card"), el("span", {}, camp.name, el("small", { class: "soft" }, [dayWords(camp.held_on), camp.place].filter(Boolean).join(" · ")))), el("strong", {}, `${open(camp).length}`))));
}

const open = (camp) => (camp.lines ?? []).filter((line) => ["attested", "printed", "handed_over"].includes(line.state));

export function campScreen(app, id) {
  const camp = app.list("camps").find((one) => one.id === id);
  if (!camp) return empty("card", el("p", {}, say("This camp is over.")));
  app.title(camp.name);
  const lines = camp.lines ?? [];
  return el("div", { class: "stack" }, el("p", {}, icon("clock", "inline"), " ", [dayWords(camp.held_on), camp.place].filter(Boolean).join(" · ")),
    el("p", { class: "soft" }, sayMany("%(count)s card to renew", "%(count)s cards to renew", open(camp).length)),
    el("ul", { class: "rows" }, lines.map((line) => lineOf(app, line))));
}

function lineOf(app, line) {
  const person = app.get("person", line.person);
  const until = el("span", { class: `chip ${line.state === "renewed" ? "good" : "warn"}` }, icon(line.state === "renewed" ? "check" : "clock"), line.state === "renewed" ? say("Renewed") : dayWords(line.expires_on));
  if (!person) return el("li", { class: "person" }, el("span", { class: "who" }, el("strong", { class: "number" }, line.number), el("span", { class: "soft small" }, say("Not on this phone")), until));
  const row = personLine(app, person, { address: `#/people/person/${person.id}` });
  row.querySelector(".who").append(until);
  return row;
}
