// Status lists (draft-ietf-oauth-status-list, CWT form): which cards no longer count. Each is believed when a status
// key of the issuer on whose host it stands signed it. Not here: the trust list that names the keys (trust_list.js).

import { decode } from "./cbor.js";
import { mustBeSigned, takeApart } from "./cose.js";
import { inflate } from "./inflate.js";
import { Refusal } from "./refusal.js";
import { maySignAt } from "./trust_list.js";

const TYPE = "application/statuslist+cwt";
const [SUBJECT, EXPIRES, ISSUED, TTL, LIST] = [2, 4, 6, 65534, 65533];
const BITS = 2;
// A list of a million places, unfolded.
const LARGEST_LIST = 1 << 18;

// `keys` as the trust list names them; `seenAt` the newest moment a list of this address was met with.
export async function openList(uri, token, keys, seenAt) {
  const taken = takeApart(token);
  const key = keys.get(taken.kid);
  if (!key) throw new Refusal("unknown_key");
  if (key.role !== "status") throw new Refusal("key_role");
  if (key.issuer.host !== hostOf(uri)) throw new Refusal("other_issuer");
  await mustBeSigned(taken, key.key);
  if (taken.type !== TYPE) throw new Refusal("malformed");
  const list = await listOf(decode(taken.payload), uri);
  if (!maySignAt(key, list.issuedAt)) throw new Refusal("key_time");
  if (list.issuedAt < seenAt) throw new Refusal("rolled_back");
  return list;
}

async function listOf(said, uri) {
  const list = said instanceof Map ? said.get(LIST) : null;
  if (!(list instanceof Map) || said.get(SUBJECT) !== uri || list.get("bits") !== BITS) throw new Refusal("malformed");
  const [issuedAt, expiresAt, ttl] = [ISSUED, EXPIRES, TTL].map((claim) => said.get(claim));
  const packed = list.get("lst");
  if (![issuedAt, expiresAt, ttl].every(Number.isInteger) || !(packed instanceof Uint8Array)) throw new Refusal("malformed");
  return { issuedAt, expiresAt, ttl, places: await inflate(packed, LARGEST_LIST) };
}

export function hostOf(uri) {
  return uri.startsWith("https://") ? uri.slice(8).split("/")[0] : "";
}

// 0 valid, 1 invalid, 2 suspended; null beyond the end.
export function valueAt(list, index) {
  const byte = list.places[Math.floor((index * BITS) / 8)];
  return byte === undefined ? null : (byte >> ((index * BITS) % 8)) & 3;
}
