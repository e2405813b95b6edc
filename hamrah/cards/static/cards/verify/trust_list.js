// The network's trust list: issuers, their telephones and keys, signed by the root that is pinned in the page.
// The same rules as hamrah/cards/rules/trust_list.py. Not here: status lists (status_list.js).

import { decode } from "./cbor.js";
import { mustBeSigned, takeApart } from "./cose.js";
import { hexOf, mayUse } from "./keys.js";
import { Refusal } from "./refusal.js";

const TYPE = "application/hamrah-trust+cbor";
const ROLES = ["cards", "provisional", "status"];
const HOST = /^(?=.{1,60}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const is = {
  whole: Number.isInteger,
  text: (value) => typeof value === "string",
  list: Array.isArray,
  bytes: (value) => value instanceof Uint8Array,
};

// The list, if one of `roots` signed it and no newer version was seen.
export async function openTrust(message, roots, seenVersion) {
  const taken = takeApart(message);
  const root = await byKid(roots, taken.kid);
  if (!root) throw new Refusal("other_root");
  await mustBeSigned(taken, root);
  must(taken.type === TYPE);
  const trust = await trustOf(decode(taken.payload));
  if (trust.version < seenVersion) throw new Refusal("rolled_back");
  return { ...trust, roots: trust.nextRoot ? [root, trust.nextRoot] : [root] };
}

async function byKid(roots, kid) {
  for (const root of roots) if ((await kidOf(root)) === kid) return root;
  return null;
}

async function kidOf(key) {
  return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", key)).subarray(0, 8));
}

const OF_A_LIST = { version: is.whole, iat: is.whole, exp: is.whole, ttl: is.whole, issuers: is.list };
const OF_AN_ISSUER = { iss: is.text, name: is.text, name_local: is.text, phone: is.text, keys: is.list };
const OF_A_KEY = { kid: is.bytes, alg: is.whole, key: is.bytes, role: is.text, nbf: is.whole, exp: is.whole };

async function trustOf(said) {
  const [version, issuedAt, expiresAt, ttl, listed] = fields(said, OF_A_LIST);
  const nextRoot = said.get("next_root") ?? null;
  must(nextRoot === null || (is.bytes(nextRoot) && nextRoot.length === 32));
  const issuers = new Map();
  const keys = new Map();
  for (const one of listed) {
    const [host, name, nameLocal, phone, own] = fields(one, OF_AN_ISSUER);
    must(HOST.test(host));
    const issuer = { host, name, nameLocal, phone };
    issuers.set(host, issuer);
    for (const key of own) keys.set(...(await keyOf(key, issuer)));
  }
  return { version, issuedAt, expiresAt, ttl, nextRoot, isDemo: said.get("demo") === true, issuers, keys };
}

async function keyOf(said, issuer) {
  const [kid, algorithm, key, role, notBefore, notAfter] = fields(said, OF_A_KEY);
  const distrustedFrom = said.get("from") ?? null;
  must(distrustedFrom === null || is.whole(distrustedFrom));
  must(ROLES.includes(role) && [-8, -7].includes(algorithm) && mayUse(key, algorithm));
  must((await kidOf(key)) === hexOf(kid));
  return [hexOf(kid), { issuer, key, role, notBefore, notAfter, distrustedFrom }];
}

// Whether what a key signed at `moment` counts.
export function maySignAt(key, moment) {
  const isDistrusted = key.distrustedFrom !== null && moment >= key.distrustedFrom;
  return key.notBefore <= moment && moment <= key.notAfter && !isDistrusted;
}

function fields(map, wanted) {
  must(map instanceof Map);
  return Object.entries(wanted).map(([name, fits]) => {
    must(fits(map.get(name)));
    return map.get(name);
  });
}

function must(holds) {
  if (!holds) throw new Refusal("malformed");
}
