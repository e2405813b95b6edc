// The verdict on the text of a code, with no network: the same words as hamrah/cards/rules/reading.py.
// Not here: how a verdict looks (shown.js); where the network's lists come from (kept.js).

import { decode as fromBase45 } from "./base45.js";
import { cardOf } from "./card.js";
import { decode } from "./cbor.js";
import { mustBeSigned, takeApart } from "./cose.js";
import { inflate } from "./inflate.js";
import { Refusal } from "./refusal.js";
import { hostOf, valueAt } from "./status_list.js";
import { maySignAt } from "./trust_list.js";

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
  // Else a stolen key could borrow the place of somebody else's living card.
  if (card.status && hostOf(card.status.uri) !== card.issuer) return refused("forged", new Refusal("other_list"), trusted.issuer);
  const { verdict, why } = weighed(card, trusted, network, at);
  return { verdict, why, issuer: trusted.issuer, card: verdict === "not_valid" ? null : card };
}

function refused(verdict, refusal, issuer = null) {
  if (!(refusal instanceof Refusal)) throw refusal;
  return { verdict, why: refusal.why, issuer, card: null };
}

// The gravest objection: a revoked card that has also expired is revoked.
function weighed(card, trusted, network, at) {
  const standing = standingOf(card, network, at);
  if (standing.verdict === "not_valid") return standing;
  if (!maySignAt(trusted, card.issuedAt)) return { verdict: "not_valid", why: "key_time" };
  if (Math.max(card.issuedAt, network.issuedAt) > at + CLOCK_SLACK_S) return { verdict: "check_clock", why: "clock" };
  if (card.expiresAt <= at) return { verdict: "renewal_due", why: "expired" };
  if (standing.verdict) return standing;
  return trusted.role === "provisional" ? { verdict: "provisional", why: "provisional" } : { verdict: "genuine", why: "" };
}

function standingOf({ status, issuedAt }, network, at) {
  // A card that names no list could never be taken back: no issuer of ours makes one.
  if (!status) return { verdict: "list_old", why: "no_status" };
  const list = network.lists.get(status.uri);
  if (!list) return { verdict: "list_old", why: network.refused.get(status.uri) ?? "list_missing" };
  // Its place may have been free when the list was made.
  if (issuedAt > list.issuedAt) return { verdict: "newer_than_list", why: "newer_than_list" };
  const value = valueAt(list, status.index);
  if (value === 2) return { verdict: "not_valid", why: "suspended" };
  if (value !== 0) return { verdict: "not_valid", why: value === null ? "unallocated" : "revoked" };
  return at >= Math.min(oldAt(network), oldAt(list)) ? { verdict: "list_old", why: "list_old" } : {};
}

function oldAt(signed) {
  return Math.min(signed.issuedAt + signed.ttl, signed.expiresAt);
}
