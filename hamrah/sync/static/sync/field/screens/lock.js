// The locked phone: who opens it, with her secret; what is unsent since when; what to do when the secret is gone.
// Not here: keys (partition.js), enrolment (enrol.js).

import * as partition from "../partition.js";
import { button, el, field, icon, initials, notice } from "../draw.js";
import { makeLine, NoLine, Refused } from "../line.js";
import { unsent } from "../outbox.js";
import { ago, language, say, sayMany } from "../words.js";
import { saveUnsent } from "./leaving.js";
import { languageChoice, whatHappened, wordmark } from "./head.js";

const OLD_MS = 2 * 86_400_000;

export function lockScreen({ rows, opened }) {
  const place = el("div", { class: "stack" });
  const show = (row) => place.replaceChildren(row ? door(row, { opened, back: rows.length > 1 ? () => show(null) : null }) : whoIsIt(rows, show));
  show(rows.length === 1 ? rows[0] : null);
  const add = el("a", { class: "button quiet", href: "#/enrol/-/-", onclick: () => setTimeout(() => location.reload()) }, icon("plus"), say("Another user"));
  return el("main", { class: "lock-screen door", id: "main" }, wordmark(), whatHappened(), place, el("div", { class: "actions foot-of-lock" }, add, languageChoice()));
}

function whoIsIt(rows, show) {
  return el("div", { class: "stack" }, el("h1", {}, say("Who is it?")),
    el("ul", { class: "rows" }, rows.map((row) => el("li", {}, el("button", { type: "button", class: "who-line", onclick: () => show(row) }, el("span", { class: "disc" }, initials(row.label)), el("strong", {}, row.label), icon("next"))))));
}

function door(row, { opened, back }) {
  return row.signing ? openDoor(row, { opened, back }) : droppedDoor(row, back);
}

function openDoor(row, { opened, back }) {
  const secret = field({ label: say("Secret word or number"), name: "secret", type: "password" });
  const go = button({ label: say("Open"), icon: "key", main: true, type: "submit" });
  const told = el("div", { role: "alert" });
  const form = el("form", { class: "stack" }, el("h1", { class: "who" }, el("span", { class: "disc" }, initials(row.label)), row.label), secret, told, go);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = new FormData(form).get("secret");
    if (!typed) return secret.wrong(say("Type your secret."));
    go.disabled = true;
    form.closest(".door")?.classList.remove("door");
    told.replaceChildren();
    try {
      await opened(await unlocked(row, typed));
    } catch (wrong) {
      await refused(wrong, { secret, told, input: form.elements.secret });
      go.disabled = false;
    }
  });
  return el("div", { class: "stack" }, form, unsentOf(row), forgotten(row), back && button({ label: say("Somebody else"), icon: "back", quiet: true, onclick: back }));
}

let failures = 0;

async function refused(wrong, { secret, told, input }) {
  if (wrong instanceof partition.Wrong && wrong.why === "secret") {
    failures += 1;
    // Slower with each: a thumb in the sun errs twice, who guesses errs a hundred times.
    await new Promise((done) => setTimeout(done, Math.min(30_000, 250 * 2 ** failures)));
    secret.wrong(say("This is not the secret."));
    input.select();
  } else if (wrong instanceof NoLine || (wrong instanceof partition.Wrong && wrong.why === "share")) {
    told.replaceChildren(notice("warn", say("This phone was away from the office too long. It opens again where there is network.")));
  } else if (wrong instanceof Refused) {
    told.replaceChildren(notice("bad", wrong.message));
  } else {
    told.replaceChildren(notice("bad", say("It did not open. Close the page and try once more.")));
    console.error(wrong);
  }
}

async function unlocked(row, secret) {
  const began = performance.now();
  const { stretched, signing } = await partition.signingKey(row, secret);
  const costMs = performance.now() - began;
  const fresh = row.share ? row : await withShare(row, signing);
  return { row: fresh, keys: { signing, data: await partition.dataKey(fresh, stretched) }, costMs };
}

// Away for longer than the share lasts: the office gives it anew, to whoever has her key and is not ended.
async function withShare(row, signing) {
  const line = makeLine({ who: `${row.office.organisation.id}/${row.id}`, signing, language: language(), clock: { offMs: row.offMs } });
  const told = await line.ask("/sync/contact/", { method: "POST", json: { device_now: new Date().toISOString(), build: document.body.dataset.build } });
  const { holds: _holds, leaves: _leaves, ...renewed } = told;
  return partition.renew(row.id, renewed);
}

function unsentOf(row) {
  const place = el("p", { class: "soft small" });
  unsent(row.id).then(({ count, since }) => {
    if (!count) return place.remove();
    const isOld = Date.now() - Date.parse(since) > OLD_MS;
    place.replaceWith(notice(isOld ? "warn" : "", sayMany("%(count)s entry waits to be sent, since %(when)s.", "%(count)s entries wait to be sent, the first since %(when)s.", count, { when: ago(since) })));
  });
  return place;
}

function forgotten(row) {
  const panel = el("div", { class: "stack" },
    el("p", {}, say("Nobody can find it again, the office neither. What you saw on this phone is loaded anew; what is unsent, the office alone can bring back.")),
    button({ label: say("Give my secret up"), icon: "undo", danger: true, onclick: async () => {
      await partition.drop(row.id);
      location.reload();
    } }));
  return el("details", { class: "fold" }, el("summary", {}, say("I forgot my secret")), panel);
}

// Dropped in danger, or given up: an honest door without a keyhole.
function droppedDoor(row, back) {
  const place = el("div", { class: "stack" });
  unsent(row.id).then(({ count }) => place.replaceChildren(...leftOver(row, count)));
  return el("div", { class: "stack" }, el("h1", { class: "who" }, el("span", { class: "disc" }, icon("lock")), row.label),
    el("p", {}, say("This is locked for good: no secret opens it again on this phone.")), place, back && button({ label: say("Somebody else"), icon: "back", quiet: true, onclick: back }));
}

function leftOver(row, count) {
  if (!count) return [el("p", {}, say("Nothing was unsent.")), removeButton(row)];
  return [
    notice("warn", sayMany("%(count)s unsent entry is sealed to the office. Only the office can open it.", "%(count)s unsent entries are sealed to the office. Only the office can open them.", count)),
    el("p", { class: "soft" }, say("Let the office enrol you anew on this phone: then they are sent by themselves. Or take them there as a file.")),
    button({ label: say("Save the sealed file"), icon: "download", onclick: () => saveUnsent(row) }),
  ];
}

function removeButton(row) {
  return button({ label: say("Take this user off the phone"), icon: "cross", onclick: async () => {
    await partition.wipe(row.id);
    location.reload();
  } });
}

export function takenScreen() {
  return el("main", { class: "lock-screen", id: "main" }, wordmark(), notice("warn", say("Your work is open in another window of this phone. Close that one first.")),
    button({ label: say("Try again"), icon: "undo", main: true, onclick: () => location.reload() }));
}

