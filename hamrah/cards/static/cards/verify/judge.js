// The verdict on the text of a code, with no network: the same words as hamrah/cards/rules/reading.py.
// Not here: how a verdict looks (shown.js); where the network's lists come from (kept.js).

import { decode as fromBase45 } from "./base45.js";
import { cardOf } from "./card.js";
import { decode } from "./cbor.js";
import { mustBeSigned, takeApart } from "./cose.js";
import { inflate } from "./inflate.js";
import { valueAt } from "./lists.js";
import { Refusal } from "./refusal.js";

export const LONGEST_TEXT = 4_000;
const LARGEST_INFLATED = 16_384;
const CLOCK_SLACK_S = 86_400;

// `network` as network.open gives it; `at` Unix seconds. Answers {verdict, why, issuer, card}; the card and
// what it says are there only when the signature holds and the issuer still stands by it.
export async function judge(text, network, at) {
  let taken;
  try {
    if (text.length > LONGEST_TEXT) throw new Refusal("malformed");
    taken = takeApart(await inflate(fromBase45(text), LARGEST_INFLATED));
  } catch (refusal) {
    return refused("not_a_card", refusal);
  }
  const trusted = network.keys.get(taken.kid);
  if (!trusted) return { verdict: "unknown_issuer", why: "unknown_key", issuer: null, card: null };
  try {
    await mustBeSigned(taken, trusted.key);
    if (trusted.role === "status") throw new Refusal("key_role");
  } catch (refusal) {
    return refused("forged", refusal, trusted.issuer);
  }
  return signed(taken, trusted, network, at);
}

async function signed(taken, trusted, network, at) {
  let card;
  try {
    card = cardOf(decode(taken.payload));
  } catch (refusal) {
    return refused("not_a_card", refusal, trusted.issuer);
  }
  if (card.issuer !== trusted.issuer.host) return refused("forged", new Refusal("other_issuer"), trusted.issuer);
  const { verdict, why } = await weighed(card, trusted, network, at);
  return { verdict, why, issuer: trusted.issuer, card: verdict === "not_valid" ? null : card };
}

function refused(verdict, refusal, issuer = null) {
  if (!(refusal instanceof Refusal)) throw refusal;
  return { verdict, why: refusal.why, issuer, card: null };
}

// The gravest first: a revoked card that has also expired is revoked.
async function weighed(card, trusted, network, at) {
  const standing = await standingOf(card, network, at);
  if (standing.verdict === "not_valid") return standing;
  if (!isInKeyTime(card, trusted)) return { verdict: "not_valid", why: "key_time" };
  if (Math.max(card.issuedAt, network.issuedAt) > at + CLOCK_SLACK_S) return { verdict: "check_clock", why: "clock" };
  if (card.expiresAt <= at) return { verdict: "renewal_due", why: "expired" };
  if (standing.verdict) return standing;
  return trusted.role === "provisional" ? { verdict: "provisional", why: "provisional" } : { verdict: "genuine", why: "" };
}

async function standingOf(card, network, at) {
  const list = card.status && network.lists.get(card.status.uri);
  if (card.status && !list) return { verdict: "list_old", why: network.refused.get(card.status.uri) ?? "list_missing" };
  if (list && card.issuedAt > list.issuedAt) return { verdict: "newer_than_list", why: "newer_than_list" };
  const value = list ? await valueAt(list, card.status.index) : 0;
  if (value === 2) return { verdict: "not_valid", why: "suspended" };
  if (value !== 0) return { verdict: "not_valid", why: value === null ? "unallocated" : "revoked" };
  return isOld(network, at) || (list && isOld(list, at)) ? { verdict: "list_old", why: "list_old" } : {};
}

function isOld(signed, at) {
  return at >= Math.min(signed.issuedAt + signed.ttl, signed.expiresAt);
}

function isInKeyTime(card, trusted) {
  const distrusted = trusted.distrustedFrom !== null && card.issuedAt >= trusted.distrustedFrom;
  return trusted.notBefore <= card.issuedAt && card.issuedAt <= trusted.notAfter && !distrusted;
}
