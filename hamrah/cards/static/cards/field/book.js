// The phone's book of leaves, the cards it made of them, and what it knows of the network's lists: all kept for weeks
// without the office. Not here: making a card (later/issue.js), judging one (verify/judge.js).

import { fromBase64 } from "/static/sync/field/ids.js";
import { names } from "/static/ground/names.js";
import { load, refresh } from "/static/cards/verify/kept.js";
import { leavesLeft, pickLeaf, readLeaf } from "./leaves.js";

const USED = "cards.used";
let network = null;
let speech = null;

// By the office's time as far as the phone knows it.
export const nowS = (app) => Math.floor(app.now() / 1000);

function leavesOf(app) {
  return (app.kept.get("cards.leaves")?.leaves ?? []).map(readLeaf);
}

// Numbers of which a card was made here, also where its record has left the phone.
function used(app) {
  return new Set([...(app.kept.get(USED) ?? []), ...app.all("card").map(({ number }) => number)]);
}

// Her card that a phone made, while it can be shown.
export function provisionalOf(app, id) {
  return app.of("card", id).find((card) => card.is_provisional && card.text && card.state !== "lost");
}

export const left = (app) => leavesLeft(leavesOf(app), used(app), nowS(app));

// The next leaf, marked as used before anything is signed with it: a leaf lost in a crash is lost, none is used twice.
export async function takeLeaf(app) {
  const leaves = leavesOf(app);
  const leaf = pickLeaf(leaves, used(app), nowS(app));
  const here = new Set(leaves.map(({ number }) => number));
  await app.kept.put(USED, [...(app.kept.get(USED) ?? []).filter((number) => here.has(number)), leaf.number]);
  return leaf;
}

// Throws a Refusal where no card can be made now.
export const canMake = (app) => pickLeaf(leavesOf(app), used(app), nowS(app));

// The office's rules of spelling, for a name that it has not seen yet.
export async function spelling() {
  speech ??= names((await (await fetch("/people/field-rules.json")).json()).names);
  return speech;
}

const rootOf = (app) => fromBase64(app.list("card_root")[0]?.root ?? "");

// The lists as last seen; null where this phone never had any.
export async function lists(app) {
  network ??= await load(rootOf(app));
  return network;
}

export async function renewLists(app) {
  const root = rootOf(app);
  if (root.length) ({ network } = await refresh(await lists(app), root));
}

// The day of the newest of them, in milliseconds.
export function listsMadeAt(known) {
  return 1000 * Math.max(known.issuedAt, ...[...known.lists.values()].map(({ issuedAt }) => issuedAt));
}
