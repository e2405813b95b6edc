// Status lists (draft-ietf-oauth-status-list, CWT form): which cards no longer count. Each is believed when a status
// key of the issuer on whose host it stands signed it. Not here: the trust list that names the keys (network.js).

import { decode } from "./cbor.js";
import { mustBeSigned, takeApart } from "./cose.js";
import { inflate } from "./inflate.js";
import { Refusal } from "./refusal.js";

const LIST_TYPE = "application/statuslist+cwt";
const [SUBJECT, EXPIRES, ISSUED, TTL, LIST] = [2, 4, 6, 65534, 65533];
const BITS = 2;
// A list of a million places, inflated.
const LARGEST_LIST = 1 << 18;

// `keys` as the trust list names them; `seenAt` the newest moment a list of this address was met with.
export async function openList(uri, token, keys, seenAt) {
  const taken = takeApart(token);
  const key = keys.get(taken.kid);
  if (!key || key.role !== "status" || key.issuer.host !== hostOf(uri)) throw new Refusal("other_issuer");
  await mustBeSigned(taken, key.key);
  const said = decode(taken.payload);
  const list = said instanceof Map ? said.get(LIST) : null;
  if (taken.type !== LIST_TYPE || !(list instanceof Map) || said.get(SUBJECT) !== uri) throw new Refusal("malformed");
  if (list.get("bits") !== BITS || !(list.get("lst") instanceof Uint8Array)) throw new Refusal("malformed");
  const opened = { issuedAt: whole(said.get(ISSUED)), expiresAt: whole(said.get(EXPIRES)), ttl: whole(said.get(TTL)), packed: list.get("lst") };
  if (opened.issuedAt < seenAt) throw new Refusal("rolled_back");
  return opened;
}

function hostOf(uri) {
  return uri.match(/^https:\/\/([^/:]+)/)?.[1];
}

function whole(value) {
  if (!Number.isInteger(value)) throw new Refusal("malformed");
  return value;
}

// The value at a place of a list; null beyond its end.
export async function valueAt(list, index) {
  const places = await inflate(list.packed, LARGEST_LIST);
  const byte = places[Math.floor((index * BITS) / 8)];
  return byte === undefined ? null : (byte >> ((index * BITS) % 8)) & 3;
}
