// Cards on the phone: checked, made for weeks without the office, shown, renewed at a camp. Not here: each of these
// (field/; all but checking is fetched once the app stands), the office's card desk.

import { button, el, icon, link } from "/static/sync/field/draw.js";
import { later } from "/static/sync/field/later.js";
import { chosen, dayOf, dayWords, say } from "/static/sync/field/words.js";
import { left, lists, listsMadeAt, provisionalOf, renewLists } from "./field/book.js";
import { checkScreen, readsCard } from "./field/check.js";

const FEW = 5;
const ANEW_MS = 12 * 3_600_000;
let renewedAt = 0;

const giving = later(() => import("./field/later/give.js"), "giveScreen");
const showing = later(() => import("./field/later/showing.js"), "showScreen");
const camps = later(() => import("./field/later/camp.js"), "campsScreen");
const camp = later(() => import("./field/later/camp.js"), "campScreen");

export default {
  room: "cards",
  screens: [
    {
      path: "check", icon: "card", at: "home", order: 40, draw: checkScreen,
      label: () => say("Check a card"),
      hint: () => say("Hold the card before the camera. The phone says whether it is genuine."),
    },
    {
      path: "give", icon: "card", at: "person", order: 10, verb: "cards.take_provisional", draw: giving,
      label: () => say("Card"),
      hint: () => say("Choose with her what the card says, then make it."),
    },
    {
      path: "show", icon: "card", draw: showing,
      label: () => say("Her card"),
      hint: () => say("Her card. Let it be scanned, or print it."),
    },
    {
      path: "camps", icon: "clock", draw: camps,
      label: () => say("Renewal camps"),
      hint: () => say("Renewal camps of these weeks."),
    },
    {
      path: "camp", icon: "clock", draw: camp,
      label: () => say("Renewal camp"),
      hint: () => say("Who is called today. Open her page when she comes; note who does not come."),
    },
  ],
  panels: [{ on: "person", order: 15, draw: herCard }],
  reads: readsCard,
  opened: (app) => void renew(app),
  arrived: (app) => void renew(app),
  listsAt,
  names: named,
  mends: (app, entry) => (entry.said.verb.startsWith("cards.") && whose(entry) ? `#/people/person/${whose(entry)}` : null),
  work: (app) => [...campsToday(app), ...fewLeft(app)],
};

const whose = ({ said, shows }) => shows[0]?.person ?? said.on;

// An entry not yet sent, in words.
function named(app, entry) {
  const name = app.get("person", whose(entry))?.name ?? "";
  return {
    "cards.take_provisional": say("Card: %(name)s", { name }),
    "cards.report_lost": say("Lost card: %(name)s", { name }),
    "cards.request_card": say("Asked for a card: %(name)s", { name }),
    "cards.note_absent": say("Not there: %(name)s", { name }),
  }[entry.said.verb];
}

// In the background and never waited for: a card is checked with the lists as old as they are.
async function renew(app) {
  if (!navigator.onLine || Date.now() - renewedAt < ANEW_MS || !app.list("card_root").length) return;
  renewedAt = Date.now();
  await renewLists(app).catch(() => (renewedAt = 0));
  const at = await listsAt(app);
  if (at) app.wants?.({ listsAt: new Date(at).toISOString() });
}

async function listsAt(app) {
  const known = await lists(app);
  return known && listsMadeAt(known);
}

function herCard(app, person) {
  const cards = app.of("card", person.id);
  if (!cards.length) return null;
  return el("section", { class: "sheet-of" }, el("h2", {}, icon("card"), say("Card")), cards.map((card) => oneCard(app, person, card)));
}

function oneCard(app, person, card) {
  const isShown = provisionalOf(app, person.id) === card;
  const mayBeLost = card.state !== "lost" && !card.waiting && app.may("cards.report_lost");
  const show = () => link({ label: say("Show the card"), icon: "card", main: true, address: `#/cards/show/${person.id}` });
  const lose = () => button({ label: say("It is lost"), icon: "warning", onclick: () => lost(app, person, card) });
  return el("div", { class: "stack" },
    el("p", { class: "chips" }, el("strong", { class: "number" }, card.number), standing(card)),
    el("div", { class: "actions" }, isShown && show(), mayBeLost && lose()));
}

function standing(card) {
  const drawing = icon(card.waiting || card.is_provisional ? "clock" : "card");
  if (card.state === "lost") return el("span", { class: "chip bad" }, drawing, chosen("card_state", "lost"));
  const day = dayWords(card.expires_on);
  if (card.is_provisional) return el("span", { class: "chip warn" }, drawing, say("Provisional until %(day)s", { day }));
  return el("span", { class: "chip good" }, drawing, say("Good until %(day)s", { day }));
}

async function lost(app, person, card) {
  const shows = [{ kind: "card", id: card.id, person: person.id, state: "lost" }];
  await app.send("cards.report_lost", { on: card.id, what: { reason: "" }, shows });
  app.tell(say("Noted: the card is lost. It counts no more from the next contact on."));
  app.redraw();
}

function campsToday(app) {
  const today = dayOf(app.now());
  return app.list("camps").map(({ id, name, held_on }) => ({
    label: say("Renewal camp: %(name)s", { name }), more: dayWords(held_on), icon: "card",
    address: `#/cards/camp/${id}`, late: held_on < today, order: held_on <= today ? 15 : 70,
  }));
}

// Nobody stands before a worker and learns then that the book is empty.
function fewLeft(app) {
  if (!app.may("cards.take_provisional") || !app.may("cards.lease_leaves") || left(app) >= FEW) return [];
  const label = say("Only %(count)s cards can be made on this phone: connect it", { count: left(app) });
  return [{ label, icon: "card", address: "#/sync/phone", order: 55 }];
}
