// The page of her own diary: closed, first secret, open. Nothing leaves this phone unless she shows it.
// Not here: sealing (seal.js), what a diary is (diary.js), what is shown (shown.js).

import * as kept from "./kept.js";
import { chosen, newPen, sealed, unsealed } from "./seal.js";
import { daysSaid, empty, halves, isoDay, monthsOf, newWork, say, stands, toShow } from "./diary.js";
import { calendar } from "./drawn.js";
import { textOf } from "./shown.js";
import { svgQr } from "../../cards/field/later/qr.js";

const { said: SAID, marks: MARKS, money: MONEY } = JSON.parse(document.getElementById("words").textContent);
const TURNS = ["full", "half", "absent", "rest", ""];
const LEAST_SECRET = 6, CLOSES_AFTER_MS = 90_000, LAST_MONTHS = 3, TRIES = 3, MOST_MONTHS = 36, LONGEST_TEXT = 5_000;
const part = (name) => document.querySelector(`[data-part="${name}"]`);
const language = document.documentElement.lang;
let lock = null, diary = null, work = null, month = isoDay(new Date()).slice(0, 7), wrong = 0, left = 0;

function show(name) {
  for (const one of document.querySelectorAll("[data-part]")) one.hidden = one.dataset.part !== name;
  part(name).querySelector("input, button")?.focus();
}

function tell(form, sentence) {
  const place = form.querySelector("[role=alert]");
  place.textContent = sentence;
  place.hidden = !sentence;
}

async function keep() { await kept.write(await sealed(lock, diary)); }

// -- first secret, closed, open --------------------------------------------------------------------
part("first").addEventListener("submit", async (event) => {
  event.preventDefault();
  const [once, again] = [...event.target.querySelectorAll("input")].map((input) => input.value.trim());
  if (once.length < LEAST_SECRET) return tell(event.target, SAID.short);
  if (once !== again) return tell(event.target, SAID.differ);
  lock = await chosen(once);
  diary = empty(await newPen());
  await keep();
  // A browser that may throw things away is asked not to.
  navigator.storage?.persist?.();
  event.target.reset();
  open();
});

part("closed").addEventListener("submit", async (event) => {
  event.preventDefault();
  const waits = Math.ceil((left - Date.now()) / 1000);
  if (waits > 0) return tell(event.target, SAID.wait.replace("%(seconds)s", waits));
  const opened = await unsealed(await kept.read(), event.target.querySelector("input").value.trim());
  event.target.reset();
  if (!opened) {
    wrong += 1;
    left = Date.now() + (wrong < TRIES ? 0 : 1000 * 2 ** Math.min(wrong, 9));
    return tell(event.target, SAID.wrong);
  }
  wrong = 0;
  tell(event.target, "");
  ({ lock, said: diary } = opened);
  open();
});

function close() {
  [lock, diary, work] = [null, null, null];
  part("open").querySelector("[data-slot=square]").replaceChildren();
  for (const place of part("open").querySelectorAll("[data-slot]")) place.replaceChildren();
  show("closed");
}

function open() {
  if (!diary.works.length) return show("work");
  work ??= diary.works.at(-1);
  show("open");
  draw();
}

part("work").addEventListener("submit", async (event) => {
  event.preventDefault();
  const [w, o] = [...event.target.querySelectorAll("input")].map((input) => input.value.trim().slice(0, 60));
  if (!w) return tell(event.target, SAID.no_name);
  diary.works.push(newWork(w, o));
  work = diary.works.at(-1);
  await keep();
  event.target.reset();
  tell(event.target, "");
  open();
});

// -- the open diary --------------------------------------------------------------------------------
const slot = (name) => part("open").querySelector(`[data-slot="${name}"]`);

function draw() {
  const works = diary.works.map((one, at) => Object.assign(document.createElement("option"), { value: at, textContent: one.o ? `${one.w} · ${one.o}` : one.w, selected: one === work }));
  slot("works").replaceChildren(...works);
  const now = stands(work, isoDay(new Date()));
  for (const button of part("open").querySelectorAll("[data-mark]")) button.setAttribute("aria-pressed", String(button.dataset.mark === now.word));
  slot("hours").textContent = now.hours ? `+${now.hours}` : "0";
  slot("month").textContent = new Date(`${month}-01T00:00`).toLocaleDateString(language, { month: "long", year: "numeric" });
  slot("worked").textContent = SAID.worked.replace("%(days)s", daysSaid(halves(work, month)));
  calendar(slot("calendar"), { work, month, marks: MARKS, language, onTap: turn });
  drawMoney();
  part("open").querySelector("[data-do=after]").disabled = month >= isoDay(new Date()).slice(0, 7);
}

async function note(day, mark) {
  say(work, day, mark);
  draw();
  await keep();
  slot("kept").textContent = SAID.kept;
}

function turn(day) {
  const { word } = stands(work, day);
  note(day, { word: TURNS[(TURNS.indexOf(word) + 1) % TURNS.length] });
  slot("calendar").querySelector(`[data-day="${day}"]`)?.focus();
}

function drawMoney() {
  const rows = work.money.filter(([day]) => day.startsWith(month)).map(([day, kind, paise]) => {
    const row = document.createElement("li");
    row.textContent = `${Number(day.slice(8))} · ${MONEY[kind]} · ₹${(paise / 100).toLocaleString("en-IN")}`;
    return row;
  });
  slot("money").replaceChildren(...rows);
}

const DO = {
  mark: (button) => note(isoDay(new Date()), { word: button.dataset.mark }),
  more: () => longer(1),
  less: () => longer(-1),
  before: () => step(-1),
  after: () => step(1),
  close,
  another: () => show("work"),
  back: () => (diary.works.length ? open() : close()),
  show: () => square(LAST_MONTHS),
  all: () => square(MOST_MONTHS),
  file: () => save(),
  forget: async () => { if (confirm(SAID.forget)) { await kept.forget(); location.reload(); } },
};

function longer(by) {
  const day = isoDay(new Date()), { word, hours } = stands(work, day);
  if (word === "full" || word === "half") note(day, { word, hours: Math.min(Math.max(hours + by, 0), 16) });
}

function step(by) {
  const [year, number] = month.split("-").map(Number);
  month = isoDay(new Date(year, number - 1 + by, 1)).slice(0, 7);
  draw();
}

async function square(most) {
  const place = slot("square");
  try {
    place.innerHTML = svgQr(await textOf(diary.pen, toShow(diary, work, most)));
    place.scrollIntoView({ block: "center" });
  } catch (wrong) {
    if (!(wrong instanceof RangeError)) throw wrong;
    place.textContent = SAID.too_much;
  }
}

async function save() {
  let months = MOST_MONTHS, text = await textOf(diary.pen, toShow(diary, work, months));
  while (text.length > LONGEST_TEXT && months > 1) text = await textOf(diary.pen, toShow(diary, work, months = Math.ceil(months / 2)));
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text], { type: "text/plain" })), download: `hazri-${isoDay(new Date())}.txt` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

part("open").querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = new FormData(event.target), paise = Math.round(Number(form.get("rupees").replace(",", ".")) * 100);
  if (!(paise > 0 && paise < 1e10)) return tell(event.target, SAID.bad_sum);
  tell(event.target, "");
  work.money.push([form.get("on") || isoDay(new Date()), form.get("kind"), paise, Math.floor(Date.now() / 1000)]);
  event.target.reset();
  draw();
  await keep();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) DO[button.dataset.do](button);
});
slot("works").addEventListener("change", (event) => { work = diary.works[event.target.value]; month = monthsOf(work, 1)[0] ?? month; slot("square").replaceChildren(); draw(); });

// -- it closes by itself, and stands without network -------------------------------------------------
let closing = 0;
document.addEventListener("visibilitychange", () => { if (document.hidden && diary) close(); });
for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => { clearTimeout(closing); closing = setTimeout(() => diary && close(), CLOSES_AFTER_MS); });
navigator.serviceWorker?.register("/hazri/worker.js", { scope: "/hazri/" });
if (!globalThis.indexedDB || !globalThis.crypto?.subtle || !globalThis.CompressionStream) show("unable");
else kept.read().then((record) => show(record ? "closed" : "first"), () => show("unable"));
