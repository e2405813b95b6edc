// What is not sent yet, and why: waiting since when, refused with its reason and how to mend it, parked, in conflict.
// Not here: sending (rounds.js).

import { button, el, empty, icon, notice, paged } from "../draw.js";
import { ago, momentWords, say, sayMany } from "../words.js";
import { saveUnsent } from "./leaving.js";

const STATES = {
  waiting: ["clock", "", () => say("Waiting for network")],
  parked: ["clock", "warn", () => say("Waits for something sent before it")],
  refused: ["warning", "bad", () => say("The office did not take it")],
  conflict: ["question", "bad", () => say("Two values")],
};

// What an entry is called: as the room that made it says.
export function nameOf(app, one) {
  if (one.said.verb === "drop") return say("Taken back");
  for (const room of app.rooms) {
    const name = room.names?.(app, one);
    if (name) return name;
  }
  return one.said.verb;
}

export function outboxScreen(app) {
  const place = el("div", { class: "stack" });
  const draw = () => place.replaceChildren(...list(app));
  draw();
  app.leaving(app.onChange(draw));
  return place;
}

function list(app) {
  const lying = app.unsent();
  const again = button({ label: say("Send now"), icon: "upload", main: true, onclick: () => app.sync() });
  if (!lying.length) return [empty("check", el("p", {}, say("Everything is sent."))), el("div", { class: "actions" }, again)];
  return [
    el("div", { class: "actions" }, again, button({ label: say("Save the sealed file"), icon: "download", onclick: () => saveUnsent(app.row) })),
    paged(lying, (one) => line(app, one)),
  ];
}

function line(app, one) {
  const [drawing, kind, words] = STATES[one.row.state];
  return el("li", { class: "task" },
    el("a", { href: `#/sync/entry/${one.said.command}` }, icon(drawing), el("span", {}, nameOf(app, one), el("small", { class: "soft" }, ago(one.said.at)))),
    el("span", { class: `chip ${kind}` }, one.answer?.problem?.message ?? words()));
}

export function entryScreen(app, command) {
  const one = app.outbox().find(({ said }) => said.command === command);
  if (!one || !(one.row.state in STATES)) return empty("check", el("p", {}, say("This is sent.")));
  const [, kind, words] = STATES[one.row.state];
  const problem = one.answer?.problem;
  return el("div", { class: "stack" },
    el("h2", {}, nameOf(app, one)), el("p", { class: "soft" }, momentWords(one.said.at)),
    notice(kind === "bad" ? "bad" : "warn", problem?.message ?? words()), waits(app, one), one.said.verb !== "drop" && mending(app, one, problem));
}

function waits(app, { answer }) {
  const ids = answer?.waits_for ?? [];
  const found = app.outbox().filter(({ said }) => ids.includes(said.command));
  return found.length ? el("p", {}, say("It waits for: %(what)s", { what: found.map((one) => nameOf(app, one)).join(", ") })) : null;
}

// The room that made it knows the screen where it is mended; whatever it is, it can be given up.
function mending(app, one, problem) {
  const address = problem && app.rooms.map((room) => room.mends?.(app, one)).find(Boolean);
  const giveUp = button({ label: problem ? say("Give this entry up") : say("Take this entry back"), icon: "cross", danger: true, onclick: async () => {
    if (!confirm(say("Give it up? The office will not get it."))) return;
    await app.mend(one.said.command, { verb: "drop" }, []);
    app.go("#/sync/outbox");
  } });
  return el("div", { class: "actions" }, address && el("a", { class: "button main", href: address }, icon("edit"), say("Mend it")), giveUp);
}

export function outboxWork(app) {
  const refused = app.unsent().filter(({ row }) => row.state === "refused");
  if (!refused.length) return [];
  return [{ label: sayMany("%(count)s entry the office did not take", "%(count)s entries the office did not take", refused.length), icon: "warning", address: "#/sync/outbox", late: true, order: 1 }];
}
