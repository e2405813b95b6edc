// Her provisional card on the whole screen: her face, her name, the code large and bright, until when it is good.
// Not here: making it (give.js).

import { button, el, empty, icon } from "/static/sync/field/draw.js";
import { dayWords, say } from "/static/sync/field/words.js";
import { provisionalOf } from "../book.js";
import { svgQr } from "./qr.js";

export async function showScreen(app, id) {
  const [person, card] = [app.get("person", id), provisionalOf(app, id)];
  if (!person || !card) return empty("card", el("p", {}, say("No provisional card of hers is on this phone.")));
  keepAwake(app);
  const anybody = say("Anybody can check it: the card says so even without the internet. She may photograph it with her own phone.");
  return el("div", { class: "stack" }, showCard({ person, card, photo: await app.shotOf(person) }),
    el("div", { class: "actions unprinted" },
      button({ label: say("Done"), icon: "check", main: true, onclick: () => app.go(`#/people/person/${id}`) }),
      button({ label: say("Print a slip"), icon: "print", onclick: () => print() })),
    el("p", { class: "soft small unprinted" }, anybody));
}

export function showCard({ person, card, photo }) {
  const code = el("div", { class: "shown-code", role: "img", "aria-label": say("The code of the card") });
  code.append(new DOMParser().parseFromString(svgQr(card.text), "image/svg+xml").documentElement);
  const until = say("Provisional until %(day)s", { day: dayWords(card.expires_on) });
  return el("article", { class: "shown-card" },
    el("header", {}, picture(photo), el("div", {}, el("h2", {}, person.name), inLatin(person), el("p", { class: "number" }, card.number))),
    code, el("p", { class: "shown-until" }, icon("clock"), el("strong", {}, until)));
}

function picture(photo) {
  if (photo) return el("img", { src: photo, alt: say("Her photo") });
  return el("span", { class: "no-photo" }, icon("person", "big"));
}

function inLatin({ name, name_latin: latin }) {
  return latin && latin !== name ? el("p", {}, latin) : null;
}

// A screen that goes dark while somebody scans it is no card.
async function keepAwake(app) {
  let lock = null;
  let isOver = false;
  app.leaving(() => {
    isOver = true;
    lock?.release();
  });
  lock = (await navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
  if (isOver) lock?.release();
}
