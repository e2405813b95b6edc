// What stands around every screen: bar on top, four ways below, where the address leads, what is told for a moment.
// Not here: any screen.

import { aloud, canSpeak, hush } from "./aloud.js";
import { button, el, icon, stepOnEnter } from "./draw.js";
import { say, sayMany } from "./words.js";

const [TOLD_FOR_MS, UNDO_FOR_MS] = [4_000, 8_000];
const HOLD_MS = 3_000;

// `screens`: {"<room>/<path>": screen}. Answers what the app gets of it.
export function makeShell(app, screens, { lock, drop }) {
  const main = el("main", { id: "main", class: "field-main", tabindex: "-1" });
  const title = el("h1", {});
  const back = el("button", { type: "button", class: "round", "aria-label": say("Back"), onclick: () => shell.back() }, icon("back"));
  const state = el("a", { class: "state", href: "#/sync/outbox" });
  const speaker = el("button", { type: "button", class: "round", "aria-label": say("Read this screen aloud"), hidden: !canSpeak(), onclick: () => aloud(app, spokenName, [hint, spokenOn(main)].filter(Boolean).join(". ")) }, icon("sound"));
  const told = el("div", { class: "told-now", role: "status", "aria-live": "polite" });
  let leaving = [];
  let drawing = 0;
  let [spokenName, hint] = ["", ""];
  // Sent from the screen that stands here, and what was typed for it: to be taken back while nobody has it yet.
  let fresh = [];
  let isSaved = false;
  let [toldTimer, sendTimer] = [0, 0];
  const heights = new Map();

  const shell = {
    // Who has saved and goes back comes to where she was before, not to the empty form.
    go: (address) => (isSaved ? location.replace(address) : (location.hash = address)),
    back: () => (history.state?.isInside ? history.back() : shell.go("#/")),
    title: (text) => (document.title = title.textContent = text),
    leaving: (act) => leaving.push(act),
    redraw: draw,
    sent(command) {
      const address = location.hash;
      fresh.push({ command, address, typed: app.drafts.forget(address) });
      isSaved = true;
      // While it can be taken back it does not leave; and what is said together goes in one round.
      sendTimer ||= setTimeout(send, UNDO_FOR_MS);
      showState();
    },
    tell(sentence, kind = "good") {
      const own = kind === "good" ? fresh.splice(0) : [];
      told.replaceChildren(el("p", { class: `notice ${kind}` }, icon(kind === "good" ? "check" : "warning"), el("span", {}, sentence), own.length > 0 && undoButton(own)));
      clearTimeout(toldTimer);
      toldTimer = setTimeout(() => told.replaceChildren(), own.length ? UNDO_FOR_MS : TOLD_FOR_MS);
    },
    showState,
  };

  const undoButton = (own) => button({ label: say("Undo"), icon: "undo", onclick: () => takeBack(own) });

  function send() {
    clearTimeout(sendTimer);
    sendTimer = 0;
    app.sync();
  }

  async function takeBack(own) {
    told.replaceChildren();
    const { address, typed } = own.find((one) => one.typed) ?? own[0];
    const waiting = new Set(app.unsent().map(({ said }) => said.command));
    for (const { command } of own.toReversed()) if (waiting.has(command)) await app.mend(command, { verb: "drop" }, []);
    if (own.some(({ command }) => !waiting.has(command))) return shell.tell(say("It had gone to the office already. Correct it there or on her page."), "warn");
    if (typed) await app.drafts.keep(address, typed);
    isSaved = true;
    if (location.hash === address) draw();
    else shell.go(address);
  }

  function frame() {
    const bar = el("header", { class: "top field-top" }, back, el("div", { class: "title" }, title), speaker, state, lockButton(lock, drop));
    document.body.replaceChildren(bar, told, main, ways());
    history.scrollRestoration = "manual";
    addEventListener("hashchange", draw);
    addEventListener("visibilitychange", () => sendTimer && document.hidden && send(), true);
  }

  // Whatever is drawn last stands, however long an earlier one took.
  async function draw() {
    const mine = (drawing += 1);
    app.drafts.flush();
    heights.set(main.dataset.here, scrollY);
    leaving.forEach((act) => act());
    leaving = [];
    [fresh, isSaved] = [[], false];
    const [room = "", path = "", ...rest] = location.hash.replace(/^#\//, "").split("?")[0].split("/").map(decodeURIComponent);
    const screen = screens[`${room}/${path}`] ?? screens["sync/home"];
    hush();
    [spokenName, hint] = [`${room || "sync"}-${path || "home"}`, screen.hint?.() ?? ""];
    shell.title(screen.label());
    back.hidden = screen === screens["sync/home"];
    markWay();
    const drawn = await screen.draw(app, ...rest.filter(Boolean).map(app.idOf));
    if (mine !== drawing) return leaving.splice(0).forEach((act) => act());
    main.replaceChildren(drawn);
    main.className = `field-main ${screen.className ?? ""}`;
    const form = main.querySelector("form:has(> .save-row)");
    if (form) app.drafts.watch(form, location.hash);
    if (form) stepOnEnter(form);
    stand(mine);
    showState();
  }

  // A screen that is come back to stands where it stood; a new one begins at its top.
  function stand(mine) {
    if (!history.state) history.replaceState({ isInside: mine > 1, here: `${mine}` }, "");
    Object.assign(main.dataset, { here: history.state.here, at: location.hash });
    scrollTo(0, heights.get(main.dataset.here) ?? 0);
    main.focus({ preventScroll: true });
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
  const parts = main.querySelectorAll("h2, label:not(.pick), legend, .pick, .notice, .empty p, .button, .tile, .task a, .hint");
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
