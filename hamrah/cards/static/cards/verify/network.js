// The network's bundle: whom to trust and which cards no longer count, each part believed by its signature only.
// Not here: judging a card (judge.js), keeping what was accepted (kept.js).

import { decode } from "./cbor.js";
import { Refusal } from "./refusal.js";
import { openList } from "./status_list.js";
import { openTrust } from "./trust_list.js";

const LARGEST_BUNDLE = 8 << 20;

// The parts of a bundle, unopened: `trust` bytes and `lists`, a Map of bytes by address.
export function partsOf(bundle) {
  if (bundle.length > LARGEST_BUNDLE) throw new Refusal("malformed");
  const parts = decode(bundle);
  if (!(parts instanceof Map) || parts.get("v") !== 1) throw new Refusal("malformed");
  const [trust, lists] = [parts.get("trust"), parts.get("lists")];
  if (!(trust instanceof Uint8Array) || !(lists instanceof Map)) throw new Refusal("malformed");
  if (![...lists].every(([uri, token]) => typeof uri === "string" && token instanceof Uint8Array)) throw new Refusal("malformed");
  return { trust, lists };
}

// What a device may believe. `roots` raw keys; `seen` {version, lists: {uri: iat}}, the highest met before.
// Throws a Refusal for the trust list; a list that is refused is left out, its reason in `refused`. The answer's
// `roots` are those to accept from now on: the one that signed, and the next one it announces.
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
