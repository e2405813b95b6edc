// The page /verify/ with scripts: what is scanned is judged here, and nothing about it leaves the device.
// Not here: judging (judge.js), the camera (scanner.js), words; those stand in the page.

import { judge } from "./judge.js";
import { load, refresh } from "./kept.js";
import { parseNumber } from "./number.js";
import { define } from "./scanner.js";
import { dayWords, issuerName, sectionOf, telephone } from "./shown.js";

const CLOCK_SLACK_S = 86_400;
// What lies open on a table is gone after a while.
const SHOWN_FOR_MS = 180_000;
const LONGEST_NUMBER = 22;
const [place, ask, scanner, typed] = ["#answer", "#ask", "card-scanner", "#typed"].map((one) => document.querySelector(one));
const { root, served } = document.body.dataset;
const pinnedRoot = Uint8Array.from(atob(root), (character) => character.charCodeAt());
const say = (what, is) => document.querySelectorAll(`[data-say=${what}]`).forEach((one) => (one.hidden = !is));

let network = null;
let offS = 0;
let clearing = 0;

const nowS = () => Math.floor(Date.now() / 1000 - offS);

async function answer(text) {
  if (!network) return show("no_list");
  const found = await judge(text, network, nowS());
  show(found.verdict, { ...found, isDemo: network.isDemo });
}

function answerTyped(event) {
  const said = event.target.said.value.trim();
  if (said.length > LONGEST_NUMBER) {
    event.preventDefault();
    return answer(said);
  }
  const { number = "", wrong = "number_well" } = parseNumber(said);
  // Only a number that can be one, and only with her yes, goes to the issuer: by the form itself.
  if (number && event.target.agreed.checked) return;
  event.preventDefault();
  show(wrong, { number });
}

function show(told, facts) {
  const section = sectionOf(told, facts);
  clear();
  place.replaceChildren(section);
  ask.hidden = true;
  scrollTo(0, 0);
  section.querySelector("[data-focus]").focus({ preventScroll: true });
  section.querySelector("[data-do=again]").addEventListener("click", (event) => {
    event.preventDefault();
    clear();
  });
  clearing = setTimeout(clear, SHOWN_FOR_MS);
}

function clear() {
  clearTimeout(clearing);
  for (const image of place.querySelectorAll("img")) URL.revokeObjectURL(image.src);
  place.replaceChildren();
  typed.querySelector("form").reset();
  ask.hidden = false;
}

function showNetwork() {
  const slot = (name) => document.querySelector(`.keeps [data-slot=${name}]`);
  slot("today").textContent = dayWords(Date.now() / 1000);
  say("clock", Math.abs(offS) > CLOCK_SLACK_S || Date.now() / 1000 < Math.max(served, network?.issuedAt ?? 0) - CLOCK_SLACK_S);
  if (!network) return;
  slot("list_day").textContent = dayWords(network.issuedAt);
  say("demo", network.isDemo);
  say("issuers", network.issuers.size > 0);
  document.querySelector(".issuers").replaceChildren(...[...network.issuers.values()].map(lineOf));
}

function lineOf(issuer) {
  const line = document.createElement("li");
  line.append(issuerName(issuer));
  if (!issuer.phone) return line;
  const link = document.createElement("a");
  Object.assign(link, { href: telephone(issuer.phone), textContent: issuer.phone, className: "number" });
  line.append(link);
  return line;
}

// The page works again without network once the worker has every file and the network's list is here.
async function keepForLater() {
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    say("getting_ready", data !== "kept");
    say("ready", data === "kept" && network !== null);
    say("no_list", data === "kept" && network === null);
  });
  await navigator.serviceWorker.register("/verify/worker.js", { scope: "/verify/" });
  (await navigator.serviceWorker.ready).active.postMessage({ tongue: document.documentElement.lang });
}

async function begin() {
  document.querySelector(".keeps").hidden = false;
  typed.open = typed.querySelector(".errorlist") !== null;
  scanner.addEventListener("read", ({ detail }) => answer(detail));
  scanner.addEventListener("unread", () => show("no_code"));
  typed.querySelector("form").addEventListener("submit", answerTyped);
  place.querySelector("[data-focus]")?.focus();
  if (place.firstElementChild) ask.hidden = true;
  define();
  network = await load(pinnedRoot);
  showNetwork();
  const fresh = await refresh(network, pinnedRoot);
  [network, offS] = [fresh.network, fresh.offS ?? 0];
  showNetwork();
  await keepForLater();
}

addEventListener("pagehide", () => place.querySelector(".said") && clear());
addEventListener("online", async () => {
  ({ network } = await refresh(network, pinnedRoot));
  showNetwork();
});
begin();
