// Her provisional card on the whole screen: her face, her name, the code large and bright, until when it is good.
// Not here: making it (give.js).

import { button, el, empty, icon } from "/static/sync/field/draw.js";
import { dayWords, say } from "/static/sync/field/words.js";
import { svgQr } from "./qr.js";

export const provisionalOf = (app, id) => app.of("card", id).find((card) => card.is_provisional && card.text && card.state !== "lost");

export async function showScreen(app, id) {
  const [person, card] = [app.get("person", id), provisionalOf(app, id)];
  if (!person || !card) return empty("card", el("p", {}, say("No provisional card of hers is on this phone.")));
  keepAwake(app);
  return el("div", { class: "stack" }, showCard({ person, card, photo: await app.shotOf(person) }),
    el("div", { class: "actions unprinted" },
      button({ label: say("Done"), icon: "check", main: true, onclick: () => app.go(`#/people/person/${id}`) }),
      button({ label: say("Print a slip"), icon: "print", onclick: () => print() })),
    el("p", { class: "soft small unprinted" }, say("Anybody can check it: the card says so even without the internet. She may photograph it with her own phone.")));
}

export function showCard({ person, card, photo }) {
  const code = el("div", { class: "shown-code", role: "img", "aria-label": say("The code of the card") });
  code.append(new DOMParser().parseFromString(svgQr(card.text), "image/svg+xml").documentElement);
  return el("article", { class: "shown-card" },
    el("header", {}, photo ? el("img", { src: photo, alt: say("Her photo") }) : el("span", { class: "no-photo" }, icon("person", "big")),
      el("div", {}, el("h2", {}, person.name), person.name_latin && person.name_latin !== person.name && el("p", {}, person.name_latin), el("p", { class: "number" }, card.number))),
    code, el("p", { class: "shown-until" }, icon("clock"), el("strong", {}, say("Provisional until %(day)s", { day: dayWords(card.expires_on) }))));
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
