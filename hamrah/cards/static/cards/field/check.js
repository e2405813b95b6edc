// Is this card genuine? Scanned or typed, judged on the phone by the network's lists as old as they are. Not here: the
// judge itself (verify/judge.js); nothing of a card that was checked is kept or sent.

import { judge } from "/static/cards/verify/judge.js";
import { parseNumber } from "/static/cards/verify/number.js";
import { button, el, facts, field, icon, link, notice } from "/static/sync/field/draw.js";
import { chosen, dayOf, dayWords, say } from "/static/sync/field/words.js";
import { lists, listsMadeAt, nowS } from "./book.js";

// Verdict -> its look and drawing: colour never stands alone.
const LOOKS = {
  genuine: ["good", "check"], renewal_due: ["late", "clock"], provisional: ["amber", "clock"], list_old: ["amber", "journal"],
  newer_than_list: ["amber", "journal"], check_clock: ["amber", "clock"], not_valid: ["ended", "cross"], forged: ["forged", "warning"],
  unknown_issuer: ["unknown", "question"], not_a_card: ["unknown", "question"], no_list: ["unknown", "journal"],
};
const LIKE_A_CARD = /^[0-9A-Z $%*+\-./:]{120,4000}$/;
// What was scanned on another screen and is to be shown here.
let scanned = "";

export async function checkScreen(app) {
  const place = el("div", { class: "stack", "aria-live": "polite" });
  const show = async (text) => place.replaceChildren(...(await answer(app, text)), again());
  const scan = async () => {
    const text = await app.scan();
    if (text) await show(text);
  };
  const again = () => button({ label: say("Check another card"), icon: "camera", onclick: scan });
  const text = scanned;
  scanned = "";
  const first = button({ label: say("Scan the card"), icon: "camera", main: true, onclick: scan });
  if (text) await show(text);
  else place.replaceChildren(first, typed(app), await ageOfLists(app));
  app.leaving(() => place.querySelectorAll("img").forEach(({ src }) => URL.revokeObjectURL(src)));
  return place;
}

// A number can be copied: it is looked for among the workers of this phone, and proves nothing.
function typed(app) {
  const number = field({ label: say("Or type its number"), name: "number", most: 22, hint: say("Such as AJ-7K3M-9QXT-N") });
  const form = el("form", { class: "stack sheet-of" }, number, button({ label: say("Look for her"), icon: "search", type: "submit" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { number: meant, wrong } = parseNumber(new FormData(form).get("number"));
    const card = !wrong && holding(app, meant);
    if (wrong === "number_mistyped") number.wrong(say("One character is wrong. Look again."));
    else if (wrong) number.wrong(say("This is not a card number."));
    else if (card) app.go(`#/people/person/${card.person}`);
    else number.wrong(say("No worker on this phone has this card. Scan it to see whether it is genuine."));
  });
  return form;
}

const holding = (app, number) => app.all("card").find((card) => card.number === number);

async function ageOfLists(app) {
  const known = await lists(app);
  if (!known) return notice("warn", say("This phone has no list of the network yet. It needs the internet once."));
  return notice("", say("The list on this phone is of %(day)s.", { day: dayWords(dayOf(listsMadeAt(known))) }));
}

async function answer(app, text) {
  const known = await lists(app);
  if (!known) return [told("no_list", null), await ageOfLists(app)];
  const found = await judge(text, known, nowS(app));
  const own = found.card && holding(app, found.card.number);
  return [
    told(found.verdict, found, known),
    own && link({ label: say("Open her page"), icon: "person", address: `#/people/person/${own.person}`, main: true }),
    await ageOfLists(app),
  ].filter(Boolean);
}

function told(verdict, found, known) {
  const [look, drawing] = LOOKS[verdict];
  const [heading, sentence] = wordsOf(verdict);
  return el("section", { class: `verdict ${look}` },
    el("header", {}, icon(drawing, "big"), el("h2", { tabindex: "-1" }, heading)), el("p", {}, sentence),
    known?.isDemo && el("p", { class: "soft" }, say("An invented network, for trying only.")),
    found?.card && holder(found.card), found?.issuer && issuer(found.issuer));
}

function wordsOf(verdict) {
  if (verdict !== "no_list") return [chosen("verdict", verdict), chosen("verdict_said", verdict)];
  return [say("No list yet"), say("Without the network's list nothing can be said of a card.")];
}

function holder(card) {
  const name = el("div", { class: "stack" }, el("strong", { class: "large", lang: card.language }, card.nativeName ?? card.name),
    card.nativeName && el("span", {}, card.name));
  const lines = [
    [say("Number"), card.number],
    [say("Good until"), dayWords(dayOf(card.expiresAt * 1000))],
    [say("Father or husband"), card.relation],
    [say("District"), card.home],
    [say("Work"), card.trade],
  ];
  return [el("div", { class: "verdict-holder" }, card.face && faceIn(card), name), facts(...lines)];
}

function faceIn(card) {
  const src = URL.createObjectURL(new Blob([card.face], { type: "image/webp" }));
  return el("img", { class: "verdict-face", alt: say("The face in the code: compare it"), src });
}

function issuer(one) {
  const name = (document.documentElement.lang === "hi" && one.nameLocal) || one.name;
  const phone = one.phone && el("a", { class: "button", href: `tel:${one.phone.replace(/[^+\d]/g, "")}` }, icon("phone"), one.phone);
  return el("p", { class: "verdict-issuer" }, el("span", { class: "soft" }, say("Issued by")), " ", el("strong", {}, name), phone);
}

// A code scanned anywhere: a genuine card of somebody on this phone leads to her, any other card is checked.
export async function readsCard(app, text) {
  const { number } = parseNumber(text);
  if (number) return holding(app, number) ? `#/people/person/${holding(app, number).person}` : null;
  if (!LIKE_A_CARD.test(text)) return null;
  const known = await lists(app);
  const found = known && (await judge(text, known, nowS(app)));
  const own = found?.card && holding(app, found.card.number);
  if (own) return `#/people/person/${own.person}`;
  scanned = text;
  return "#/cards/check";
}
