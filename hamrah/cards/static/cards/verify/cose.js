// COSE_Sign1 (RFC 9052, 4.2): a message taken apart, and whether a key signed it. Not here: what it says.

import { Tagged, decode } from "./cbor.js";
import { hexOf, isSigned, mayUse } from "./keys.js";
import { Refusal } from "./refusal.js";
import { signedOver } from "./signed_over.js";

const [ALGORITHM, KEY_ID, TYPE] = [1, 4, 16];
const [SIGN1_TAG, CWT_TAG] = [18, 61];
const NOTHING = new Uint8Array();

// The parts, none of them believed yet. `kid` as hexadecimal text.
export function takeApart(message) {
  let tagged = decode(message);
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
  return { algorithm, kid: hexOf(kid), type: header.get(TYPE) };
}

// Refusal "algorithm" where the key may not be used so, "signature" where it did not sign this.
export async function mustBeSigned(taken, key) {
  if (!mayUse(key, taken.algorithm)) throw new Refusal("algorithm");
  if (!(await isSigned(key, taken.signature, taken.signed))) throw new Refusal("signature");
}
