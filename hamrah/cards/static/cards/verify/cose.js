// COSE_Sign1 (RFC 9052, 4.2): a message taken apart, and whether a key signed it. Not here: what it says.

import { Tagged, decode } from "./cbor.js";
import { hexOf, isSigned, mayUse } from "./keys.js";
import { Refusal } from "./refusal.js";

// VOUCHER is kcwt (RFC 9528): a signed CWT that says whose key this is; ours are leaves (leaf.js).
const [ALGORITHM, KEY_ID, VOUCHER, TYPE] = [1, 4, 13, 16];
const [SIGN1_TAG, CWT_TAG] = [18, 61];
const NOTHING = new Uint8Array();

// The parts, none of them believed yet. `kid` as hexadecimal text.
export function takeApart(message) {
  return partsOf(decode(message));
}

// The same of a CBOR item decoded already.
export function partsOf(tagged) {
  if (tagged instanceof Tagged && tagged.tag === CWT_TAG) tagged = tagged.value;
  if (!(tagged instanceof Tagged) || tagged.tag !== SIGN1_TAG || !Array.isArray(tagged.value)) throw new Refusal("malformed");
  const [guarded, open, payload, signature] = tagged.value;
  const areBytes = [guarded, payload, signature].every((part) => part instanceof Uint8Array);
  if (tagged.value.length !== 4 || !areBytes || !(open instanceof Map)) throw new Refusal("malformed");
  return { ...headers(guarded, open), payload, signature, signed: signedOver("Signature1", guarded, NOTHING, payload) };
}

function headers(guarded, open) {
  const header = decode(guarded);
  if (!(header instanceof Map)) throw new Refusal("malformed");
  const [algorithm, kid] = [header.get(ALGORITHM), header.get(KEY_ID) ?? open.get(KEY_ID)];
  if (!Number.isInteger(algorithm) || !(kid instanceof Uint8Array)) throw new Refusal("malformed");
  return { algorithm, kid: hexOf(kid), type: header.get(TYPE), voucher: open.get(VOUCHER) };
}

// Refusal "algorithm" where the key may not be used so, "signature" where it did not sign this.
export async function mustBeSigned(taken, key) {
  if (!mayUse(key, taken.algorithm)) throw new Refusal("algorithm");
  if (!(await isSigned(key, taken.signature, taken.signed))) throw new Refusal("signature");
}

// The bytes a signature stands over (RFC 9052, 4.4), written as CBOR.
function signedOver(context, ...parts) {
  const text = new TextEncoder().encode(context);
  const pieces = [head(4, 1 + parts.length), head(3, text.length), text];
  for (const part of parts) pieces.push(head(2, part.length), part);
  return concatenated(pieces);
}

function head(kind, length) {
  if (length < 24) return [(kind << 5) | length];
  if (length < 0x100) return [(kind << 5) | 24, length];
  if (length < 0x10000) return [(kind << 5) | 25, length >> 8, length & 0xff];
  return [(kind << 5) | 26, length >>> 24, (length >> 16) & 0xff, (length >> 8) & 0xff, length & 0xff];
}

function concatenated(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
