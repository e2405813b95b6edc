// Cards on the phone: checked, made for weeks without the office, shown, renewed at a camp. Not here: each of these
// (field/; making one is fetched once the app stands), the office's card desk.

import { button, el, icon, link } from "/static/sync/field/draw.js";
import { later } from "/static/sync/field/later.js";
import { chosen, dayWords, say } from "/static/sync/field/words.js";
import { left, lists, listsMadeAt, renewLists } from "./field/book.js";
import { campScreen, campsScreen } from "./field/camp.js";
import { checkScreen, readsCard } from "./field/check.js";
import { provisionalOf, showScreen } from "./field/showing.js";

const FEW = 5;
const ANEW_MS = 12 * 3_600_000;
let renewedAt = 0;

export default {
  room: "cards",
  screens: [
    { path: "check", icon: "card", label: () => say("Check a card"), hint: () => say("Hold the card before the camera. The phone says whether it is genuine."), at: "home", order: 40, draw: checkScreen },
    { path: "give", icon: "card", label: () => say("Card"), hint: () => say("Choose with her what the card says, then make it."), at: "person", order: 10, verb: "cards.take_provisional", draw: later(() => import("./field/later/give.js"), "giveScreen") },
    { path: "show", icon: "card", label: () => say("Her card"), hint: () => say("Her card. Let it be scanned, or print it."), draw: showScreen },
    { path: "camps", icon: "clock", label: () => say("Renewal camps"), hint: () => say("Renewal camps of these weeks."), draw: campsScreen },
    { path: "camp", icon: "clock", label: () => say("Renewal camp"), hint: () => say("Who is called today. Open her page when she comes; note who does not come."), draw: campScreen },
  ],
  panels: [{ on: "person", order: 15, draw: herCard }],
  reads: readsCard,
  opened: (app) => void renew(app),
  arrived: (app) => void renew(app),
  listsAt,
  names: (app, { said, shows }) => {
    const name = app.get("person", shows[0]?.person ?? said.on)?.name ?? "";
    return { "cards.take_provisional": say("Card: %(name)s", { name }), "cards.report_lost": say("Lost card: %(name)s", { name }), "cards.request_card": say("Asked for a card: %(name)s", { name }), "cards.note_absent": say("Not there: %(name)s", { name }) }[said.verb];
  },
  mends: (app, { said, shows }) => (said.verb.startsWith("cards.") && (shows[0]?.person ?? said.on) ? `#/people/person/${shows[0]?.person ?? said.on}` : null),
  work: (app) => [...campsToday(app), ...fewLeft(app)],
};

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
  const isLost = card.state === "lost";
  const chip = el("span", { class: `chip ${isLost ? "bad" : card.is_provisional ? "warn" : "good"}` }, icon(card.waiting || card.is_provisional ? "clock" : "card"), card.is_provisional && !isLost ? say("Provisional until %(day)s", { day: dayWords(card.expires_on) }) : isLost ? chosen("card_state", "lost") : say("Good until %(day)s", { day: dayWords(card.expires_on) }));
  return el("div", { class: "stack" }, el("p", { class: "chips" }, el("strong", { class: "number" }, card.number), chip),
    el("div", { class: "actions" }, provisionalOf(app, person.id) === card && link({ label: say("Show the card"), icon: "card", main: true, address: `#/cards/show/${person.id}` }),
      !isLost && !card.waiting && app.may("cards.report_lost") && button({ label: say("It is lost"), icon: "warning", onclick: () => lost(app, person, card) })));
}

async function lost(app, person, card) {
  await app.send("cards.report_lost", { on: card.id, what: { reason: "" }, shows: [{ kind: "card", id: card.id, person: person.id, state: "lost" }] });
  app.tell(say("Noted: the card is lost. It counts no more from the next contact on."));
  app.redraw();
}

function campsToday(app) {
  const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Kolkata" }).format(app.now());
  return app.list("camps").map((camp) => ({ label: say("Renewal camp: %(name)s", { name: camp.name }), more: dayWords(camp.held_on), icon: "card", address: `#/cards/camp/${camp.id}`, late: camp.held_on < today, order: camp.held_on <= today ? 15 : 70 }));
}

// Nobody stands before a worker and learns then that the book is empty.
function fewLeft(app) {
  if (!app.may("cards.take_provisional") || !app.may("cards.lease_leaves") || left(app) >= FEW) return [];
  return [{ label: say("Only %(count)s cards can be made on this phone: connect it", { count: left(app) }), icon: "card", address: "#/sync/phone", order: 55 }];
}
