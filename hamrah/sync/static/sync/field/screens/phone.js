// How this phone stands: unsent and since when, whether the browser may clear it, how old the lists are, its language,
// what a thief's guess costs. Not here: what is unsent itself (unsent.js).

import * as store from "../store.js";
import { button, el, facts, icon, link, notice } from "../draw.js";
import { ROUNDS } from "../seal.js";
import { ago, dayWords, say, sayMany } from "../words.js";
import { languageChoice } from "./head.js";
import { saveUnsent } from "./leaving.js";

const LOW_BYTES = 60_000_000;
const GUESSES = 10 ** 8;

export async function phoneScreen(app) {
  const [space, ages, reader] = await Promise.all([store.estimate(), Promise.all(app.rooms.map((room) => room.listsAt?.(app))), hasReader()]);
  const cost = app.kept.get("cost_ms");
  return el("div", { class: "stack" }, office(app), storage(space), !reader && later(), el("section", { class: "sheet-of" }, el("h2", {}, say("Lists")), lists(app, ages.find(Boolean))), locked(app, cost), words());
}

function office(app) {
  const unsent = app.unsent();
  return el("section", { class: "sheet-of" }, el("h2", {}, say("With the office")),
    facts([say("User"), app.me.name], [say("Phone"), app.me.phone], [say("Last contact"), ago(app.row.contactAt)],
      [say("Not sent yet"), unsent.length ? sayMany("%(count)s entry, since %(when)s", "%(count)s entries, the first since %(when)s", unsent.length, { when: ago(unsent[0].said.at) }) : say("nothing")],
      [say("Sent"), `${app.row.confirmed ?? 0}`], [say("Workers on this phone"), `${app.people()}`]),
    app.state.ok === false && app.state.why === "no_line" && notice("", say("There is no network. It is tried again by itself.")),
    el("div", { class: "actions" }, button({ label: say("Send and fetch now"), icon: "upload", main: true, onclick: () => app.sync() }),
      unsent.length > 0 && link({ label: say("What is unsent"), icon: "clock", address: "#/sync/outbox" }), unsent.length > 0 && button({ label: say("Save the sealed file"), icon: "download", onclick: () => saveUnsent(app.row) })));
}

function storage({ used, most, isLasting }) {
  const free = most - used;
  return el("section", { class: "sheet-of" }, el("h2", {}, say("Room on the phone")),
    free < LOW_BYTES ? notice("bad", say("Little room is left. Take pictures or apps off this phone, then send what is unsent.")) : null,
    facts([say("Used by Hamrah"), megabytes(used)], [say("Free for Hamrah"), megabytes(free)]),
    isLasting ? notice("good", say("The browser keeps this, also when the phone is full.")) : notice("warn", say("The browser may clear this when the phone is full. Put Hamrah on the home screen: then it stays.")),
    !isLasting && button({ label: say("Ask the browser to keep it"), icon: "lock", onclick: async () => (await store.askToLast(), location.reload()) }));
}

// The reader of codes and the letters of Hindi come when there is time; who saves data says when.
const READER = "/static/vendor/zxing-wasm/reader/zxing_reader.wasm";
const hasReader = async () => !navigator.serviceWorker?.controller || Boolean(await caches.match(READER));

function later() {
  return el("section", { class: "sheet-of" }, el("h2", {}, icon("download"), say("Still to be fetched")), el("p", {}, say("The reader of card codes, about 1 MB. Without it no card is scanned where there is no network.")),
    button({ label: say("Fetch it now"), icon: "download", onclick: ({ currentTarget }) => {
      currentTarget.disabled = true;
      navigator.serviceWorker.controller?.postMessage("keep the rest");
    } }));
}

const megabytes = (bytes) => `${(bytes / 1_000_000).toLocaleString("en-IN", { maximumFractionDigits: bytes < 10_000_000 ? 1 : 0 })} MB`;

function lists(app, madeAt) {
  return facts([say("Cards that count no more"), madeAt ? dayWords(new Date(madeAt)) : say("not fetched yet")], [say("Places"), `${app.list("villages").length}`],
    [say("Services"), `${app.list("service_kinds").length}`], [say("Version of this app"), `${app.build.version.slice(0, 6)} · ${dayWords(app.build.at.slice(0, 10))}`]);
}

// Said openly: whoever copies this phone's memory can guess at home, so many times as she has time.
function locked(app, cost) {
  const days = cost ? Math.round((GUESSES * cost) / 86_400_000) : 0;
  return el("section", { class: "sheet-of" }, el("h2", {}, say("Locked")),
    el("p", {}, say("It locks by itself after five minutes. Hold the lock above for three seconds in danger: then nothing here opens any more.")),
    el("p", { class: "soft small" }, say("One guess at your secret takes %(rounds)s rounds of computing.", { rounds: ROUNDS.toLocaleString("en-IN") }),
      days > 0 && ` ${say("A computer as fast as this phone needs %(days)s days for eight digits; four words are better.", { days: days.toLocaleString("en-IN") })}`,
      ` ${say("A thief with strong computers tries thousands a second: eight digits last hours, four words that do not belong together outlast everybody.")}`));
}

function words() {
  return el("section", { class: "sheet-of" }, el("h2", {}, say("Language")), languageChoice());
}
