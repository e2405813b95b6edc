// A leaf: the organisation's word that one phone may make one provisional card, of this number and place. The same
// rules as hamrah/cards/rules/leaf.py. Not here: the card made of it (judge.js judges it, field/later/issue.js makes it).

import { decode } from "./cbor.js";
import { mustBeSigned, partsOf } from "./cose.js";
import { parseNumber } from "./number.js";
import { Refusal } from "./refusal.js";
import { hostOf } from "./status_list.js";
import { maySignAt } from "./trust_list.js";

export const LONGEST_LIFE_S = 90 * 86_400;
const [ISSUER, EXPIRES, ISSUED, CONFIRMED, CLAIM, STATUS] = [1, 4, 6, 8, 169, 65535];
const [COSE_KEY, KIND, CURVE, X, Y] = [1, 1, -1, -2, -3];
const HOST = /^(?=.{1,60}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/;

// The key that a leaf speaks for, trusted for what the leaf allows, and the leaf. `voucher` is a decoded message.
export async function vouchedFor(voucher, keys) {
  const taken = partsOf(voucher);
  const by = keys.get(taken.kid);
  if (!by) throw new Refusal("unknown_key");
  await mustBeSigned(taken, by.key);
  if (by.role !== "cards") throw new Refusal("key_role");
  const leaf = leafOf(decode(taken.payload));
  if (leaf.issuer !== by.issuer.host) throw new Refusal("other_issuer");
  // What a stolen key of the office signed since then speaks for nobody, at any moment.
  const distrustedFrom = maySignAt(by, leaf.issuedAt) ? null : 0;
  const times = { notBefore: leaf.issuedAt, notAfter: leaf.expiresAt, distrustedFrom };
  return [{ issuer: by.issuer, key: leaf.key, role: "provisional", ...times }, leaf];
}

// A leaf makes one card: this number, this place, and not for long.
export function mustFitLeaf(card, leaf) {
  if (card.number !== leaf.number) throw new Refusal("other_number");
  if (card.status?.index !== leaf.index || card.status.uri !== leaf.uri) throw new Refusal("other_place");
  if (card.expiresAt - card.issuedAt > LONGEST_LIFE_S) throw new Refusal("too_long");
}

// The leaf in decoded claims: moments in Unix seconds, `key` a compressed P-256 point.
export function leafOf(claims) {
  const at = (map, key) => (map instanceof Map ? map.get(key) : undefined);
  const place = at(at(claims, STATUS), "status_list");
  const key = keyOf(at(at(claims, CONFIRMED), COSE_KEY));
  const [issuer, issuedAt, expiresAt] = [ISSUER, ISSUED, EXPIRES].map((one) => at(claims, one));
  const [number, index, uri] = [at(at(claims, CLAIM), 1), at(place, "idx"), at(place, "uri")];
  must(typeof issuer === "string" && HOST.test(issuer) && typeof number === "string" && parseNumber(number).number === number);
  must([issuedAt, expiresAt, index].every(Number.isInteger) && index >= 0 && index < 2 ** 32);
  must(expiresAt > issuedAt && expiresAt - issuedAt <= LONGEST_LIFE_S && typeof uri === "string" && hostOf(uri) !== "");
  return { issuer, number, index, uri, key, issuedAt, expiresAt };
}

function keyOf(said) {
  must(said instanceof Map && said.get(KIND) === 2 && said.get(CURVE) === 1);
  const [x, isOdd] = [said.get(X), said.get(Y)];
  must(x instanceof Uint8Array && x.length === 32 && typeof isOdd === "boolean");
  return Uint8Array.from([2 + isOdd, ...x]);
}

function must(holds) {
  if (!holds) throw new Refusal("malformed");
}
