// The verdict on the text of a code, with no network: the same words as hamrah/cards/rules/reading.py.
// Not here: how a verdict looks (shown.js); where the network's lists come from (kept.js).

import { decode as fromBase45 } from "./base45.js";
import { cardOf } from "./card.js";
import { decode } from "./cbor.js";
import { mustBeSigned, takeApart } from "./cose.js";
import { inflate } from "./inflate.js";
import { mustFitLeaf, vouchedFor } from "./leaf.js";
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
  let behind;
  try {
    behind = await keyBehind(taken, network.keys);
    await mustBeSigned(taken, behind.trusted.key);
    if (behind.trusted.role === "status") throw new Refusal("key_role");
  } catch (refusal) {
    return refused(WORTH[refusal.why] ?? "forged", refusal, network.keys.get(taken.kid)?.issuer);
  }
  return signed(taken, behind, network, at);
}

const WORTH = { unknown_key: "unknown_issuer", malformed: "not_a_card" };

// The trusted key of this name; else the phone's key for which a leaf of a trusted key speaks.
async function keyBehind(taken, keys) {
  const trusted = keys.get(taken.kid);
  if (trusted) return { trusted, leaf: null };
  if (taken.voucher === undefined) throw new Refusal("unknown_key");
  const [phone, leaf] = await vouchedFor(taken.voucher, keys);
  return { trusted: phone, leaf };
}

async function signed(taken, { trusted, leaf }, network, at) {
  let card;
  try {
    card = cardOf(decode(taken.payload));
  } catch (refusal) {
    return refused("not_a_card", refusal, trusted.issuer);
  }
  try {
    mustVouch(trusted, leaf, card);
  } catch (refusal) {
    return refused("forged", refusal, trusted.issuer);
  }
  // A phone's place was given with its leaf: a list made since then knows it, however new the card is.
  const { verdict, why } = weighed(card, trusted, leaf?.issuedAt ?? card.issuedAt, network, at);
  return { verdict, why, issuer: trusted.issuer, card: verdict === "not_valid" ? null : card };
}

function mustVouch(trusted, leaf, card) {
  if (card.issuer !== trusted.issuer.host) throw new Refusal("other_issuer");
  // Else a stolen key could borrow the place of somebody else's living card.
  if (card.status && hostOf(card.status.uri) !== card.issuer) throw new Refusal("other_list");
  if (leaf) mustFitLeaf(card, leaf);
}

function refused(verdict, refusal, issuer = null) {
  if (!(refusal instanceof Refusal)) throw refusal;
  return { verdict, why: refusal.why, issuer, card: null };
}

// The gravest objection: a revoked card that has also expired is revoked.
function weighed(card, trusted, since, network, at) {
  const standing = standingOf(card, since, network, at);
  if (standing.verdict === "not_valid") return standing;
  if (!maySignAt(trusted, card.issuedAt)) return { verdict: "not_valid", why: "key_time" };
  if (Math.max(card.issuedAt, network.issuedAt) > at + CLOCK_SLACK_S) return { verdict: "check_clock", why: "clock" };
  if (card.expiresAt <= at) return { verdict: "renewal_due", why: "expired" };
  if (standing.verdict) return standing;
  return trusted.role === "provisional" ? { verdict: "provisional", why: "provisional" } : { verdict: "genuine", why: "" };
}

// `since`: from when its place has been given to somebody.
function standingOf({ status }, since, network, at) {
  // A card that names no list could never be taken back: no issuer of ours makes one.
  if (!status) return { verdict: "list_old", why: "no_status" };
  const list = network.lists.get(status.uri);
  if (!list) return { verdict: "list_old", why: network.refused.get(status.uri) ?? "list_missing" };
  // Its place may have been free when the list was made.
  if (since > list.issuedAt) return { verdict: "newer_than_list", why: "newer_than_list" };
  const value = valueAt(list, status.index);
  if (value === 2) return { verdict: "not_valid", why: "suspended" };
  if (value !== 0) return { verdict: "not_valid", why: value === null ? "unallocated" : "revoked" };
  return at >= Math.min(oldAt(network), oldAt(list)) ? { verdict: "list_old", why: "list_old" } : {};
}

function oldAt(signed) {
  return Math.min(signed.issuedAt + signed.ttl, signed.expiresAt);
}
