// The network's bundle: whom to trust and which cards no longer count, each part believed by its signature only.
// Not here: judging a card (judge.js), keeping what was accepted (kept.js).

import { decode } from "./cbor.js";
import { mustBeSigned, takeApart } from "./cose.js";
import { hexOf } from "./keys.js";
import { openList } from "./lists.js";
import { Refusal } from "./refusal.js";

const TRUST_TYPE = "application/hamrah-trust+cbor";
const LARGEST_BUNDLE = 8 << 20;

// The parts of a bundle, unopened: `trust` bytes and `lists`, a Map of bytes by address.
export function partsOf(bundle) {
  if (bundle.length > LARGEST_BUNDLE) throw new Refusal("malformed");
  const parts = decode(bundle);
  if (!(parts instanceof Map) || parts.get("v") !== 1) throw new Refusal("malformed");
  const [trust, lists] = [parts.get("trust"), parts.get("lists")];
  if (!(trust instanceof Uint8Array) || !(lists instanceof Map)) throw new Refusal("malformed");
  return { trust, lists };
}

// What a device may believe. `roots` raw keys; `seen` {version, lists: {uri: iat}}, the highest met before.
// Throws a Refusal for the trust list; a list that is refused is left out, its reason in `refused`.
export async function open({ trust, lists }, { roots, seen = {} }) {
  const network = { ...(await openTrust(trust, roots, seen.version ?? 0)), lists: new Map(), refused: new Map() };
  for (const [uri, token] of lists) {
    try {
      network.lists.set(uri, await openList(uri, token, network.keys, seen.lists?.[uri] ?? 0));
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      network.refused.set(uri, refusal.why);
    }
  }
  return network;
}

async function openTrust(message, roots, seenVersion) {
  const taken = takeApart(message);
  const root = await byKid(roots, taken.kid);
  if (!root) throw new Refusal("other_root");
  await mustBeSigned(taken, root);
  if (taken.type !== TRUST_TYPE) throw new Refusal("malformed");
  const trust = trustOf(decode(taken.payload));
  if (trust.version < seenVersion) throw new Refusal("rolled_back");
  return trust;
}

async function byKid(roots, kid) {
  for (const root of roots) {
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", root));
    if (hexOf(digest.subarray(0, 8)) === kid) return root;
  }
  return null;
}

function trustOf(said) {
  if (!(said instanceof Map)) throw new Refusal("malformed");
  const [version, issuedAt, expiresAt, ttl] = ["version", "iat", "exp", "ttl"].map((field) => whole(said.get(field)));
  const issuers = new Map();
  const keys = new Map();
  for (const one of said.get("issuers")) {
    const issuer = { host: one.get("iss"), name: one.get("name"), nameLocal: one.get("name_local"), phone: one.get("phone") };
    issuers.set(issuer.host, issuer);
    for (const key of one.get("keys")) keys.set(hexOf(key.get("kid")), keyOf(key, issuer));
  }
  return { version, issuedAt, expiresAt, ttl, nextRoot: said.get("next_root") ?? null, isDemo: said.get("demo") === true, issuers, keys };
}

function keyOf(said, issuer) {
  const [notBefore, notAfter] = [whole(said.get("nbf")), whole(said.get("exp"))];
  return { issuer, key: said.get("key"), role: said.get("role"), notBefore, notAfter, distrustedFrom: said.get("from") ?? null };
}

function whole(value) {
  if (!Number.isInteger(value)) throw new Refusal("malformed");
  return value;
}
