// The leaves of a phone's book: opened, the next one picked, counted. Not here: where they are kept (book.js), the card made
// of one (later/issue.js).

import { decode } from "/static/cards/verify/cbor.js";
import { takeApart } from "/static/cards/verify/cose.js";
import { leafOf } from "/static/cards/verify/leaf.js";
import { Refusal } from "/static/cards/verify/refusal.js";

const A_YEAR_S = 365 * 86_400;

// A leaf as the office gave it, opened: what leafOf says, and `signed`, its bytes.
export function readLeaf(text) {
  const signed = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt());
  return { ...leafOf(decode(takeApart(signed).payload)), signed };
}

// The leaf whose time is over first. Refusal "no_leaves": all are used; "leaves_over": the phone was too long without
// the office; "clock": by this clock its leaves are of the future, or of more than a year ago.
export function pickLeaf(leaves, used, nowS) {
  const left = leaves.filter(({ number }) => !used.has(number)).sort((a, b) => a.expiresAt - b.expiresAt);
  if (!left.length) throw new Refusal("no_leaves");
  const [newest, leaf] = [left.at(-1), left.find(({ issuedAt, expiresAt }) => issuedAt <= nowS && nowS < expiresAt)];
  if (leaf) return leaf;
  throw new Refusal(nowS < newest.issuedAt || nowS > newest.expiresAt + A_YEAR_S ? "clock" : "leaves_over");
}

// How many cards the phone can still make.
export function leavesLeft(leaves, used, nowS) {
  return leaves.filter(({ number, expiresAt }) => !used.has(number) && nowS < expiresAt).length;
}
