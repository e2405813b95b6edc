// The first time on this phone: the office's code, a secret of her own, the phone's name. Also another user, and the same
// one again after her secret was lost. Not here: what keys there are (partition.js).

import * as partition from "../partition.js";
import * as store from "../store.js";
import { button, el, field, notice, said } from "../draw.js";
import { newId } from "../ids.js";
import { makeLine, NoLine, Refused } from "../line.js";
import { scan } from "../scan.js";
import { language, say } from "../words.js";
import { languageChoice, whatHappened, wordmark } from "../screens/head.js";

const CODE = /([^/#\s]+)\/([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})\s*$/i;

export function enrolScreen({ code, build, opened }) {
  const place = el("div", { class: "stack" });
  const begin = (found) => place.replaceChildren(form(found, { build, opened }));
  if (code && code[0] !== "-") begin(code.map(decodeURIComponent));
  else place.replaceChildren(askCode(begin));
  return el("main", { class: "lock-screen", id: "main" }, wordmark(), whatHappened(), place, el("div", { class: "actions foot-of-lock" }, languageChoice()));
}

function askCode(begin) {
  const typed = field({ label: say("Or type the letters under the code"), name: "code", most: 60, hint: say("Such as AJV/7KQ2-M3XD-91TA-CC4E.") });
  const told = el("div", {});
  const take = (text) => {
    const found = text?.match(CODE);
    if (found) return begin([found[1], found[2].toUpperCase()]);
    if (text !== null) told.replaceChildren(notice("warn", say("This is not the code of the office's page. It is shown under Phones.")));
  };
  const letters = el("form", { class: "stack" }, typed, button({ label: say("Go on"), icon: "next", type: "submit" }));
  letters.addEventListener("submit", (event) => {
    event.preventDefault();
    take(said(letters).code);
  });
  return el("div", { class: "stack" },
    el("h1", {}, say("A phone for the field")), el("p", {}, say("Ask your office for the code on its page Phones, and scan it.")), told,
    button({ label: say("Scan the code"), icon: "camera", main: true, onclick: async () => take(await scan(null)) }), letters);
}

const WEAK = {
  short: () => say("At least eight letters or digits."),
  same: () => say("Too easy to guess: use more different signs."),
  row: () => say("Too easy to guess: not a row such as 12345678."),
};

function form([organisation, code], { build, opened }) {
  const label = field({ label: say("Your name, as this phone shows it"), name: "label", need: true, most: 30 });
  const phone = field({ label: say("Name of the phone"), name: "phone", most: 60, hint: say("So that the office knows which one it is, such as: Redmi of the centre.") });
  const one = field({ label: say("Your secret word or number"), name: "secret", type: "password", need: true, hint: say("Eight letters or digits, or more. Without it nobody opens this phone; write it down nowhere near it.") });
  const two = field({ label: say("The same once more"), name: "again", type: "password", need: true });
  const told = el("div", { role: "alert" });
  const go = button({ label: say("Set this phone up"), icon: "check", main: true, type: "submit" });
  const whole = el("form", { class: "stack" }, el("h1", {}, say("A phone for the field")), label, phone, one, two, told, go);
  whole.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(whole);
    if (!isWell(typed, { label, one, two })) return;
    go.disabled = true;
    try {
      await enrol({ organisation, code, typed, build, opened });
    } catch (wrong) {
      go.disabled = false;
      told.replaceChildren(notice("bad", whyNot(wrong)));
    }
  });
  return whole;
}

function isWell({ label, secret = "", again }, fields) {
  const weak = partition.weakness(secret);
  fields.label.wrong(label ? "" : say("Write your name."));
  fields.one.wrong(weak ? WEAK[weak]() : "");
  fields.two.wrong(secret === again ? "" : say("The two are not the same."));
  return label && !weak && secret === again;
}

function whyNot(wrong) {
  if (wrong instanceof NoLine) return say("No answer from the office. This one step needs network.");
  if (wrong instanceof Refused) return wrong.message;
  console.error(wrong);
  return say("This did not work. Take a new code and try once more.");
}

let made = null;

// The same keys and names for every try: the office answers a repeated request alike.
async function enrol({ organisation, code, typed, build, opened }) {
  made ??= { keys: await partition.newKeys(), id: newId(), phone: (await store.get("phone", "id")) ?? newId() };
  const line = makeLine({ who: `${organisation}/${made.id}`, signing: made.keys.pair.privateKey, language: language(), clock: { offMs: 0 } });
  const told = await line.ask("/sync/enrol/", {
    method: "POST",
    json: { code, phone: { id: made.phone, name: typed.phone || typed.label }, partition: made.id, public_key: made.keys.jwk, build: build.version, device_now: new Date().toISOString() },
  });
  await store.put("phone", made.phone, "id");
  await opened(await partition.make({ keys: made.keys, secret: typed.secret, label: typed.label, told }));
}
