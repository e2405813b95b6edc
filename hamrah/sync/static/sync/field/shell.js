// What stands around every screen: bar on top, four ways below, where the address leads, what is told for a moment.
// Not here: any screen.

import { aloud, canSpeak, hush } from "./aloud.js";
import { el, icon } from "./draw.js";
import { say, sayMany } from "./words.js";

const TOLD_FOR_MS = 4_000;
const HOLD_MS = 3_000;

// `screens`: {"<room>/<path>": screen}. Answers what the app gets of it.
export function makeShell(app, screens, { lock, drop }) {
  const main = el("main", { id: "main", class: "field-main", tabindex: "-1" });
  const title = el("h1", {});
  const back = el("button", { type: "button", class: "round", "aria-label": say("Back"), onclick: () => shell.back() }, icon("back"));
  const state = el("a", { class: "state", href: "#/sync/outbox" });
  const speaker = el("button", { type: "button", class: "round", "aria-label": say("Read this screen aloud"), hidden: !canSpeak(), onclick: () => aloud(spokenName, spokenOn(main)) }, icon("sound"));
  const told = el("div", { class: "told-now", role: "status", "aria-live": "polite" });
  let leaving = [];
  let drawing = 0;
  let spokenName = "";

  const shell = {
    go: (address) => (location.hash = address),
    back: () => (history.state?.isInside ? history.back() : shell.go("#/")),
    title: (text) => (title.textContent = text),
    leaving: (act) => leaving.push(act),
    redraw: draw,
    tell(sentence, kind = "good") {
      told.replaceChildren(el("p", { class: `notice ${kind}` }, icon(kind === "good" ? "check" : "warning"), el("span", {}, sentence)));
      clearTimeout(tell.timer);
      tell.timer = setTimeout(() => told.replaceChildren(), TOLD_FOR_MS);
    },
    showState,
  };
  const tell = { timer: 0 };

  function frame() {
    const bar = el("header", { class: "top field-top" }, back, el("div", { class: "title" }, title), speaker, state, lockButton(lock, drop));
    document.body.replaceChildren(bar, told, main, ways());
    addEventListener("hashchange", draw);
  }

  // Whatever is drawn last stands, however long an earlier one took.
  async function draw() {
    const mine = (drawing += 1);
    leaving.forEach((act) => act());
    leaving = [];
    const [room = "", path = "", ...rest] = location.hash.replace(/^#\//, "").split("?")[0].split("/").map(decodeURIComponent);
    const screen = screens[`${room}/${path}`] ?? screens["sync/home"];
    hush();
    spokenName = `${room || "sync"}-${path || "home"}`;
    title.textContent = screen.label();
    back.hidden = screen === screens["sync/home"];
    markWay();
    const drawn = await screen.draw(app, ...rest.filter(Boolean));
    if (mine !== drawing) return leaving.splice(0).forEach((act) => act());
    main.replaceChildren(drawn);
    main.className = `field-main ${screen.className ?? ""}`;
    scrollTo(0, 0);
    main.focus({ preventScroll: true });
    history.replaceState({ isInside: true }, "");
    showState();
  }

  function showState() {
    const waiting = app.unsent();
    const refused = waiting.filter(({ row }) => row.state === "refused" || row.state === "conflict").length;
    const isBusy = app.state.stage && app.state.stage !== "rest";
    const kind = refused ? "bad" : waiting.length ? "waits" : "good";
    state.className = `state ${kind} ${isBusy ? "busy" : ""}`;
    state.setAttribute("aria-label", waiting.length ? sayMany("%(count)s entry not sent yet", "%(count)s entries not sent yet", waiting.length) : say("Everything is sent"));
    state.replaceChildren(icon(refused ? "warning" : waiting.length ? "clock" : "check"), ...(waiting.length ? [`${waiting.length}`] : []));
  }

  // Whatever could not be kept is said at once, and what was typed stands where it was.
  function failed(event) {
    console.error(event.reason);
    shell.tell(event.reason?.name === "QuotaExceededError" ? say("This phone is full. Take pictures or apps off it, then save again.") : say("This was not kept. Try once more."), "bad");
    main.querySelectorAll("button[type=submit]").forEach((button) => (button.disabled = false));
  }

  frame();
  addEventListener("unhandledrejection", failed);
  return { ...shell, draw };
}

// What stands on the screen for her to do, in its order: questions and buttons, not what others wrote.
function spokenOn(main) {
  const parts = main.querySelectorAll("h2, label:not(.pick), legend, .pick, .notice, .button, .tile, .hint");
  return [...parts].map((part) => part.textContent.replace("*", "").trim()).filter(Boolean).join(". ");
}

// A tap locks. Held for three seconds, the key of everything here is dropped: in danger no question is asked.
function lockButton(lock, drop) {
  let timer = 0;
  let isHeld = false;
  const stop = () => {
    clearTimeout(timer);
    button.classList.remove("held");
  };
  const button = el("button", {
    type: "button", class: "round lock", "aria-label": say("Lock"), title: say("Lock. Hold three seconds in danger."),
    onpointerdown: () => {
      isHeld = false;
      button.classList.add("held");
      timer = setTimeout(() => {
        isHeld = true;
        drop();
      }, HOLD_MS);
    },
    onpointerup: stop, onpointerleave: stop, onpointercancel: stop, oncontextmenu: (event) => event.preventDefault(),
    onclick: () => !isHeld && lock(),
  }, icon("lock"));
  return button;
}

const WAYS = [
  ["#/", "home", () => say("Today")],
  ["#/people/find", "search", () => say("Find")],
  ["#/people/quick", "plus", () => say("New")],
  ["#/sync/phone", "phone", () => say("This phone")],
];

function ways() {
  return el("nav", { class: "menu ways", "aria-label": say("Menu") },
    el("ul", {}, WAYS.map(([address, drawing, label]) => el("li", {}, el("a", { href: address }, icon(drawing), label())))));
}

function markWay() {
  const here = location.hash || "#/";
  for (const way of document.querySelectorAll(".ways a")) way.toggleAttribute("aria-current", way.getAttribute("href") === here);
}
