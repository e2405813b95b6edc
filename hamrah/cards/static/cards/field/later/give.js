// A card for her now, without the office: what she chooses to show, then signed on this phone. Not here: the signing
// (issue.js), the card on the screen (showing.js).

import { fromBase64 } from "/static/sync/field/ids.js";
import { button, el, empty, face, icon, link, notice } from "/static/sync/field/draw.js";
import { chosen, dayOf, dayWords, say, sayMany } from "/static/sync/field/words.js";
import { canMake, left, nowS, provisionalOf, spelling, takeLeaf } from "../book.js";
import { cardFace } from "./face.js";
import { NEVER_ABOVE_CHARACTERS, factsOf, issueProvisional, mayBeMinor } from "./issue.js";

const HER_YES = ["register", "card"];
const COUNTS = ["attested", "printed", "handed_over"];
// Signed and deflated, a byte of picture costs about 1.6 characters.
const [CHARACTERS_A_BYTE, STEPS] = [1.6, 5];

export async function giveScreen(app, id) {
  const person = app.get("person", id);
  if (!person) return empty("person", el("p", {}, say("She is not on this phone any more. The office has her.")));
  const refused = whyNot(app, person);
  if (refused) return el("div", { class: "stack" }, el("h2", {}, person.name), ...refused);
  await app.shotOf(person);
  return chooseForm(app, person);
}

// Why she can be given none now, with what can be done instead; null where she can.
function whyNot(app, person) {
  if (person.restricted) return [notice("bad", say("Her record is restricted: nothing is done with it."))];
  if (person.by_proxy) return [notice("warn", say("A relative told this. Ask her herself before anything else."))];
  if (mayBeMinor(person, nowS(app))) return [notice("warn", say("She may be under 18. Her card is made in the office."))];
  if (app.of("card", person.id).some((card) => COUNTS.includes(card.state) && !card.is_provisional)) {
    const way = { label: say("Her page"), icon: "person", address: `#/people/person/${person.id}` };
    return instead("", say("She has a card that counts. If it is lost, say so first."), way);
  }
  const provisional = provisionalOf(app, person.id);
  if (provisional) {
    const until = say("Her provisional card is good until %(day)s.", { day: dayWords(provisional.expires_on) });
    return instead("", until, { label: say("Show the card"), icon: "card", main: true, address: `#/cards/show/${person.id}` });
  }
  if (HER_YES.some((purpose) => !person.consents?.includes(purpose))) {
    const ask = { label: say("Consent"), icon: "consent", main: true, address: `#/people/consent/${person.id}` };
    return instead("warn", say("Ask first whether she agrees to the register and to a card."), ask);
  }
  return bookOver(app, person);
}

const instead = (kind, sentence, way) => [notice(kind, sentence), link(way)];

function bookOver(app, person) {
  try {
    canMake(app);
    return null;
  } catch (refusal) {
    const words = bookSays(refusal.why);
    if (!words) throw refusal;
    return [notice("warn", words), wish(app, person)];
  }
}

const bookSays = (why) => ({
  no_leaves: say("This phone has made all the cards it may. It gets new ones at the next contact with the office."),
  leaves_over: say("This phone was too long without the office to make cards. Connect it once."),
  clock: say("The clock of this phone is wrong: it would date the card wrongly. Set date and time, then try again."),
}[why]);

// The desk is asked instead, as it would be in the office.
function wish(app, person) {
  if (!app.may("cards.request_card") || person.state !== "accepted") return null;
  const ask = button({ label: say("Ask the card desk for one"), icon: "card", onclick: async () => {
    ask.disabled = true;
    await app.send("cards.request_card", { on: person.id, what: { lines: [] } });
    app.tell(say("The card desk is asked."));
    app.go(`#/people/person/${person.id}`);
  } });
  return ask;
}

function chooseForm(app, person) {
  const offered = offeredTo(app, person);
  const make = button({ label: say("Make the card"), icon: "card", main: true, type: "submit" });
  const said = el("p", { class: "errorlist", hidden: true, role: "alert" });
  const more = sayMany("This phone can make %(count)s more card.", "This phone can make %(count)s more cards.", left(app));
  const form = el("form", { class: "stack" }, whose(app, person), offered.length > 0 && linesOf(offered), said,
    el("p", { class: "soft small" }, icon("card", "inline"), " ", more), el("div", { class: "save-row" }, make));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    make.disabled = true;
    const wrong = await made(app, person, new FormData(form).getAll("line"));
    make.disabled = false;
    said.hidden = !wrong;
    said.textContent = wrong;
  });
  return form;
}

function whose(app, person) {
  const good = say("A provisional card, good for 90 days. The office signs the lasting one.");
  return el("section", { class: "big-face" }, face(app, person, "large"),
    el("div", { class: "stack" }, el("h2", {}, person.name), el("span", { class: "soft" }, good)));
}

// Nothing is ticked for her, her face no more than the rest.
function linesOf(offered) {
  const heading = say("What else her card says");
  return el("fieldset", { class: "field sheet-of" },
    el("legend", { class: "unseen" }, heading), el("h2", { "aria-hidden": "true" }, heading),
    el("p", { class: "soft small" }, say("Each only if she wants it. A no costs her nothing.")),
    offered.map(([line, value]) => el("label", { class: "choice" }, el("input", { type: "checkbox", name: "line", value: line }),
      el("span", {}, el("strong", {}, chosen("card_line", line)), value && el("span", { class: "soft small" }, ` ${value}`)))));
}

// [line, what it would say] of those her record can fill; a face says nothing in words.
function offeredTo(app, person) {
  const says = {
    face: app.faceOf(person) && " ", relation: person.relation_name, home: person.district_said, trade: person.occupation,
    gender: chosen("gender", person.gender),
  };
  return app.list("card_lines").filter(({ line }) => says[line]).map(({ line }) => [line, says[line].trim()]);
}

// Made, kept and shown; or in words why not. Nothing is shown as a card that was not kept.
async function made(app, person, lines) {
  const names = await spelling();
  const picture = lines.includes("face") ? await pictureOf(app, person) : null;
  try {
    const leaf = await takeLeaf(app);
    const card = await fitted(app, { person, leaf, lines, names, picture });
    await kept(app, person, card, lines);
    return "";
  } catch (refusal) {
    if (refusal.why === "malformed") return say("Her name or a line cannot stand on a card. Correct it: no long numbers, letters only.");
    if (refusal.why === "too_much_text") return say("This is more than the code can hold. Choose fewer lines.");
    if (["no_leaves", "leaves_over", "clock"].includes(refusal.why)) return app.redraw() ?? "";
    throw refusal;
  }
}

// With the best face that leaves the code readable; without one where the words leave no room.
async function fitted(app, { person, leaf, lines, names, picture }) {
  const facts = (face) => factsOf(person, { leaf, lines, face: face ?? undefined, nowS: nowS(app), names });
  const signed = (face) => issueProvisional(facts(face), { leaf, sign: app.sign });
  const bare = await signed(null);
  if (!picture) return bare;
  let room = Math.floor((NEVER_ABOVE_CHARACTERS - bare.text.length) / CHARACTERS_A_BYTE);
  for (let step = 0; step < STEPS; step += 1, room -= 16) {
    const face = await faceWithin(person, picture, room);
    if (!face) return bare;
    try {
      return await signed(face);
    } catch (refusal) {
      if (refusal.why !== "too_much_text") throw refusal;
    }
  }
  return bare;
}

// What the office made small is taken as it is, where it fits.
async function faceWithin(person, picture, room) {
  const own = person.face && !person.shot ? fromBase64(person.face) : null;
  return own && own.length <= room ? own : cardFace(picture, room);
}

async function pictureOf(app, person) {
  const url = await app.shotOf(person);
  if (!url) return null;
  const image = Object.assign(new Image(), { src: url });
  return image.decode().then(() => image, () => null);
}

async function kept(app, person, card, lines) {
  const record = {
    kind: "card", id: card.number, person: person.id, number: card.number, text: card.text,
    state: "handed_over", is_provisional: true, expires_on: dayOf(card.expiresAt * 1000),
  };
  await app.send("cards.take_provisional", { on: person.id, what: { text: card.text, lines }, shows: [record] });
  app.go(`#/cards/show/${person.id}`);
}
