// Money of a case, worker by worker: what is hers, what she has in hand, a receipt for a part of what came, what was
// counted into her hand before us, her own word. One screen is one worker's: it can be shown to her, and names nobody
// else's sum. Not here: what was agreed or paid over the desk (the office).

import { speaker } from "/static/sync/field/aloud.js";
import { button, el, empty, facts, field, icon, notice, personLine, pick, said } from "/static/sync/field/draw.js";
import { digitsOf, paiseOf } from "/static/sync/field/later/typed.js";
import { choices, chosen, dayOf, dayWords, rupees, say } from "/static/sync/field/words.js";

const gone = () => empty("wage", el("p", {}, say("This case is not on this phone any more. The office has it.")));
const save = (label) => button({ label, icon: "check", main: true, type: "submit" });
const amount = (label, value) => field({ label, name: "sum", inputmode: "decimal", need: true, most: 12, value });
const owing = (claim) => Math.max(0, (claim.share_paise ?? 0) - (claim.received_paise ?? 0));
const asText = (paise) => (paise ? `${paise / 100}` : "");

// Who still has something to get, first; no sum beside a name, for others look over the shoulder.
export function moneyScreen(app, id) {
  const one = app.get("case", id);
  if (!one?.person) return gone();
  const claims = app.all("claim").filter((claim) => claim.case === id && !claim.id.includes(":")).sort((a, b) => Number(owing(b) > 0) - Number(owing(a) > 0));
  if (!claims.length) return empty("wage", el("p", {}, say("Money is noted once the office has taken this case in.")));
  return el("div", { class: "stack" }, el("h2", {}, chosen("case_kind", one.kind_code)), el("p", {}, say("Open each worker by herself. What one has, no other sees.")),
    (one.payments ?? []).length > 0 && notice("", say("Money has come: give each hers, with a receipt.")),
    el("ul", { class: "rows" }, claims.map((claim) => el("li", { class: "task" }, el("a", { href: `#/cases/hers/${encodeURIComponent(claim.id)}` }, icon("person"), el("span", {}, app.get("person", claim.person)?.name ?? "")), standing(claim)))));
}

function standing(claim) {
  const [kind, words] = claim.share_paise == null ? ["", say("nothing agreed yet")] : owing(claim) ? ["warn", say("still to get")] : ["good", say("has hers")];
  return el("span", { class: `chip ${kind}` }, claim.waiting && icon("clock"), words);
}

// One worker alone.
export function herMoneyScreen(app, id) {
  const claim = app.get("claim", id);
  const one = claim && app.get("case", claim.case);
  const person = claim && app.get("person", claim.person);
  if (!one || !person) return gone();
  const [share, has] = [rupees(claim.share_paise ?? 0), rupees(claim.received_paise ?? 0)];
  const aloud = claim.share_paise == null ? say("%(name)s has %(has)s in hand.", { name: person.name, has }) : say("%(name)s: agreed %(share)s, in hand %(has)s.", { name: person.name, share, has });
  return el("div", { class: "stack" }, el("ul", { class: "rows" }, personLine(app, person)),
    el("section", { class: "sheet-of" }, el("div", { class: "ask-aloud" }, el("h2", {}, icon("wage"), say("Her money")), speaker(app, "cases-money", aloud)), facts([say("Agreed for her"), claim.share_paise != null && share], [say("In her hand"), has], [say("Still to get"), owing(claim) > 0 && rupees(owing(claim))])),
    paymentsFor(one, claim).map((payment) => receiptForm(app, one, claim, payment)),
    app.may("cases.count_out") && claim.share_paise != null && countForm(app, one, claim), app.may("cases.verify_with_worker") && askForm(app, one, claim), app.may("cases.agree_word") && wordForm(app, one, claim, person));
}

const paymentsFor = (one, claim) => (one.payments ?? []).filter((payment) => !payment.worker || payment.worker === claim.id);

function fold(drawing, heading, form, isOpen = false) {
  return el("details", { class: "fold sheet-of", open: isOpen }, el("summary", {}, icon(drawing), heading), form);
}

// The photo of a print or of her hand with the paper: evidence of hers alone.
function shotOf(app) {
  let shot = null;
  const node = button({ label: say("Photo of the thumb or signature"), icon: "camera", onclick: async () => {
    const taken = await app.photo.ask({ guide: "paper" });
    if (!taken) return;
    shot = taken;
    app.photo.keep(taken);
    node.replaceChildren(icon("check"), say("The photo is taken"));
  } });
  return { node, taken: () => shot };
}

async function proved(app, one, claim, shot, words) {
  if (!shot) return;
  app.photo.keep(shot);
  await app.send("cases.add_evidence", { on: one.id, what: { sort: "payment", said: words, claimant: claim.id }, files: [{ sha256: shot.sha256, as: "evidence" }], shows: [{ kind: "claim", id: claim.id, person: claim.person }] });
}

function readSum(sum, typed, most = Infinity) {
  const paise = paiseOf(typed.sum);
  sum.wrong(!paise || Number.isNaN(paise) ? say("Write rupees as a number, such as 1500.") : paise > most ? say("So much of this payment is not left. Say what she really received.") : "");
  return sum.classList.contains("wrong") ? null : paise;
}

// A part of what came: given over the desk, in the village, or from afar with the word agreed with her.
function receiptForm(app, one, claim, payment) {
  const sum = amount(say("She receives, rupees"), asText(Math.min(owing(claim), payment.left_paise)));
  const how = pick({ label: say("How does she say so?"), name: "how", from: "receipt_how", value: "thumb" });
  const afar = el("div", { class: "stack", hidden: true }, callFields(app, claim));
  const reason = field({ label: say("More than her share? Say why"), name: "reason", most: 300 });
  const shot = shotOf(app);
  const form = el("form", { class: "stack" }, sum, how, afar, shot.node, reason, save(say("Give the receipt")));
  reason.hidden = true;
  form.addEventListener("change", () => {
    afar.hidden = said(form).how !== "call_back";
    shot.node.hidden = !["thumb", "signed"].includes(said(form).how);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    const paise = readSum(sum, typed, payment.left_paise);
    if (!paise || isBeyond(claim, paise, reason, typed)) return;
    const command = app.id();
    const what = { claimant: claim.id, paise, how: typed.how, called: typed.how === "call_back" ? digitsOf(typed.called) : "", word: typed.how === "call_back" ? (typed.word ?? "") : "", reason: typed.reason ?? "" };
    const left = one.payments.map((other) => (other.id === payment.id ? { ...other, left_paise: other.left_paise - paise } : other)).filter((other) => other.left_paise > 0);
    await app.send("cases.give_receipts", { command, on: payment.id, what, shows: [{ kind: "claim", id: claim.id, person: claim.person, received_paise: (claim.received_paise ?? 0) + paise }, { kind: "case", id: one.id, person: one.person, payments: left }] });
    await after(app, one, claim, shot.taken(), paise);
  });
  return fold("check", say("Receipt of payment %(number)s, %(day)s", { number: payment.number, day: dayWords(payment.paid_on) }), form, true);
}

// Whether it is more than hers and nobody said why.
function isBeyond(claim, paise, reason, typed) {
  const isMore = paise > owing(claim);
  reason.hidden = !isMore;
  reason.wrong(isMore && !typed.reason ? say("This is more than her share. If it is right, say why.") : "");
  return isMore && !typed.reason;
}

function callFields(app, claim) {
  const phones = (app.get("person", claim.person)?.phones ?? []).filter((one) => one.safe_to_call !== false).map(({ number }) => [number, number]);
  return [claim.has_word ? el("p", { class: "soft" }, say("Call her at a number of hers, and let her say the word.")) : notice("warn", say("No word was agreed with her. Meet her, or agree one when you do.")),
    phones.length ? pick({ label: say("Called at"), name: "called", among: phones, value: phones[0][0] }) : field({ label: say("Called at"), name: "called", inputmode: "tel", most: 16 }), field({ label: say("The word she said"), name: "word", most: 60 })];
}

async function after(app, one, claim, shot, paise) {
  await proved(app, one, claim, shot, `${rupees(paise)}, ${dayWords(dayOf(app.now()))}`);
  app.tell(say("Kept on this phone."));
  app.redraw();
}

// He pays, we look on: his payment and her receipt in one.
function countForm(app, one, claim) {
  const sum = amount(say("Counted into her hand, rupees"), "");
  const reason = field({ label: say("More than her share? Say why"), name: "reason", most: 300 });
  const among = choices("receipt_how").filter(([code]) => code !== "call_back");
  const shot = shotOf(app);
  const form = el("form", { class: "stack" }, el("p", { class: "soft" }, say("He paid her while you looked on. Nothing of it stays with you.")), sum, pick({ label: say("How it came"), name: "mode", value: "cash", among: choices("payment_mode").filter(([code]) => ["cash", "upi"].includes(code)) }), pick({ label: say("How does she say so?"), name: "how", value: "thumb", among }), shot.node, reason, save(say("She has it")));
  reason.hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    const paise = readSum(sum, typed);
    if (!paise || isBeyond(claim, paise, reason, typed)) return;
    const isAgain = app.unsent().some(({ said: made }) => made.verb === "cases.count_out" && made.on === claim.id && made.what.paise === paise);
    if (isAgain && !confirm(say("The same sum is noted for her already. Is this another one?"))) return;
    await app.send("cases.count_out", { on: claim.id, what: { paise, mode: typed.mode, how: typed.how, reason: typed.reason ?? "", words: typed.reason ?? "", ...(isAgain ? { is_another: true } : {}) }, shows: [{ kind: "claim", id: claim.id, person: claim.person, received_paise: (claim.received_paise ?? 0) + paise }] });
    await after(app, one, claim, shot.taken(), paise);
  });
  return fold("wage", say("He paid her before my eyes"), form, !paymentsFor(one, claim).length);
}

// Never the contractor: she herself.
function askForm(app, one, claim) {
  const sum = field({ label: say("She says she has in hand, rupees"), name: "sum", inputmode: "decimal", need: true, most: 12 });
  const form = el("form", { class: "stack" }, sum, pick({ label: say("How was she asked?"), name: "how", from: "asked_how", value: "met" }), pick({ label: say("Did anybody press her?"), name: "pressed", value: "", among: [["yes", say("Yes")], ["", say("No")]] }), field({ label: say("In words"), name: "words", rows: 2, most: 300 }), save(say("Note her word")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form);
    const paise = paiseOf(typed.sum);
    if (paise === null || Number.isNaN(paise)) return sum.wrong(say("Write what she has; nothing is 0."));
    await app.send("cases.verify_with_worker", { on: claim.id, what: { paise, how: typed.how, threatened: typed.pressed === "yes", words: typed.words ?? "" }, shows: [{ kind: "claim", id: claim.id, person: claim.person }] });
    app.tell(say("Kept on this phone."));
    app.redraw();
  });
  return fold("question", say("Ask her what she has"), form);
}

function wordForm(app, one, claim, person) {
  const word = field({ label: say("A word only she knows"), name: "word", most: 60, hint: say("By it she is known on the telephone later. Not her name, not her village.") });
  const form = el("form", { class: "stack" }, word, save(say("Agree this word")));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = said(form).word ?? "";
    if (typed.length < 3 || person.name.toLowerCase().includes(typed.toLowerCase())) return word.wrong(say("A word has at least three letters, and is not her name."));
    await app.send("cases.agree_word", { on: claim.id, what: { word: typed }, shows: [{ kind: "claim", id: claim.id, person: claim.person, has_word: true }] });
    app.tell(say("Kept on this phone."));
    app.redraw();
  });
  return fold("key", claim.has_word ? say("Agree another word") : say("Agree a word with her"), form);
}
