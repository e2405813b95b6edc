// How the app begins: its words, whoever opens it; what comes after the door is fetched while she types. Not here: any screen.

import * as partition from "./partition.js";
import * as store from "./store.js";
import { lockScreen, takenScreen } from "./screens/lock.js";
import { watchStanding } from "./standing.js";
import { speak } from "./words.js";

const build = { version: document.body.dataset.build, at: document.body.dataset.builtAt };
const rooms = document.body.dataset.rooms.split(" ").filter(Boolean);
// Nobody touched it for so long: it was put down, or taken.
const IDLE_MS = 5 * 60_000;

let inside = null;
let stopWatching = () => {};

async function begin() {
  const [rows] = await Promise.all([partition.found(), store.get("phone", "language").then((code) => speak(code ?? document.documentElement.lang))]);
  const enrolling = location.hash.match(/^#\/enrol\/([^/]+)\/([^/]+)/);
  if (enrolling || !rows.length) await showEnrolment(enrolling?.slice(1, 3));
  else document.body.replaceChildren(lockScreen({ rows, opened }));
  stopWatching = watchStanding(rows, leave);
  keepFiles();
  comeInside();
}

async function showEnrolment(code) {
  const { enrolScreen } = await import("./later/enrol.js");
  document.body.replaceChildren(enrolScreen({ code, build, opened }));
}

// The app and what the rooms brought, asked for once.
function comeInside() {
  inside ??= Promise.all([import("./app.js"), import("./shell.js"), import("./screens/own.js"), Promise.all(rooms.map(moduleOf))]);
  inside.catch(() => (inside = null));
  return inside;
}

// Her partition in one window alone: two would number their entries alike. What goes wrong is told where she opens it.
function opened({ row, keys, costMs = 0 }) {
  return new Promise((done, failed) => {
    navigator.locks.request(`hamrah-field-${row.id}`, { ifAvailable: true }, async (lock) => {
      if (!lock) return done(document.body.replaceChildren(takenScreen()));
      try {
        const app = await run(row, keys);
        if (costMs) await app.kept.put("cost_ms", costMs);
        done();
        await new Promise(() => {});
      } catch (error) {
        failed(error);
      }
    });
  });
}

async function run(row, keys) {
  store.askToLast();
  if (location.hash.startsWith("#/enrol/")) history.replaceState(null, "", "/field/#/");
  stopWatching();
  const [[{ makeApp }, { makeShell }, own, brought], fresh] = await Promise.all([comeInside(), store.get("partitions", row.id)]);
  const app = await makeApp({ row: fresh, keys, rooms: [own.default, ...brought], build });
  Object.assign(app, makeShell(app, screensOf(app.rooms), { lock, drop: () => dropNow(row.id) }));
  startCourier(app, keys);
  lockWhenIdle();
  app.draw();
  return app;
}

const moduleOf = async (room) => (await import(`/static/${room}/field.js`)).default;

function screensOf(all) {
  return Object.fromEntries(all.flatMap((room) => room.screens.map((screen) => [`${room.room}/${screen.path}`, screen])));
}

function startCourier(app, keys) {
  const courier = new Worker("/field/courier.js", { type: "module" });
  courier.onmessage = ({ data }) => heard(app, data);
  app.sync = () => courier.postMessage({ kind: "round" });
  app.wants = (wants) => courier.postMessage({ kind: "wants", wants });
  const wants = { leaves: app.may("cards.lease_leaves") };
  courier.postMessage({ kind: "begin", row: app.row, keys, language: app.language(), build: build.version, lists: app.kept.get("lists") ?? {}, wants });
  addEventListener("online", app.sync);
}

async function heard(app, message) {
  if (message.kind === "ended") return message.order === "wipe" ? leave("wiped") : leave("stopped");
  if (message.kind === "stage") Object.assign(app.state, { stage: message.stage, done: message.done ?? 0, of: message.of ?? 0 });
  if (message.kind === "rest") Object.assign(app.state, { stage: "rest", ...message });
  await app.heard(message);
  if (message.kind === "rest" && message.ok) keepTheRest();
  document.body.dataset.round = message.kind !== "rest" ? "away" : message.ok ? "done" : "broken";
  app.showState();
  document.dispatchEvent(new CustomEvent("field-state"));
}

// A new page knows no key: the surest way to forget them all.
function lock() {
  location.replace("/field/");
  location.reload();
}

async function dropNow(id) {
  document.body.replaceChildren();
  await partition.drop(id);
  lock();
}

function leave(why) {
  sessionStorage.setItem("hamrah-field-why", why);
  lock();
}

function lockWhenIdle() {
  let timer = 0;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(lock, IDLE_MS);
  };
  for (const sign of ["pointerdown", "keydown", "scroll"]) addEventListener(sign, again, { passive: true });
  again();
}

// A newer app waits until nobody is in the middle of an entry: it is taken where the phone stands locked.
async function keepFiles() {
  if (!navigator.serviceWorker) return;
  const isNewer = navigator.serviceWorker.controller !== null;
  const registration = await navigator.serviceWorker.register("/field/worker.js", { scope: "/field/" }).catch(() => null);
  if (isAtRest()) registration?.waiting?.postMessage("take over");
  navigator.serviceWorker.addEventListener("controllerchange", () => isNewer && isAtRest() && location.reload());
}

// The scanner and the fonts are heavy: her workers come first, and who pays for each megabyte asks for them herself.
async function keepTheRest() {
  (await navigator.serviceWorker?.ready)?.active.postMessage(navigator.connection?.saveData ? "keep the screens" : "keep the rest");
}

// Locked, and nobody has begun to type her secret.
const isAtRest = () => document.querySelector(".lock-screen.door [name=secret]")?.value === "";

begin().catch((error) => {
  document.querySelector("#begun").hidden = false;
  console.error(error);
});
