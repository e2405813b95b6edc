// What a card says: MOSIP Claim 169 in signed CWT claims, under the same limits as hamrah/cards/rules/claim169.py.
// Not here: whether anybody may believe it (judge.js).

import { parseNumber } from "./number.js";
import { Refusal } from "./refusal.js";

const [ISSUER, EXPIRES, ISSUED, CLAIM, STATUS] = [1, 4, 6, 169, 65535];
const FIELDS = { number: 1, name: 4, gender: 9, face: 16, nativeName: 19, language: 20, birthYear: 75, relation: 76, home: 77, trade: 78 };
const [FACE_FORMAT, WEBP] = [17, 4];
const LONGEST_VALIDITY_S = 5 * 366 * 86_400;
const HOST = /^(?=.{1,60}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/;
const URI = /^https:\/\/[!-~]{1,100}$/;
const LANGUAGES = "asm ben brx doi eng guj hin kan kas kok mai mal mar mni nep ori pan san sat snd tam tel urd".split(" ");
const [LONGEST_NAME, LONGEST_LINE, MOST_DIGITS] = [120, 48, 4];

// The card, in Unix seconds; `status` {index, uri} or null. Refusal "malformed" for anything else.
export function cardOf(claims) {
  const said = claims instanceof Map ? claims.get(CLAIM) : null;
  must(said instanceof Map && (said.get(FACE_FORMAT) ?? WEBP) === WEBP);
  const card = Object.fromEntries(Object.entries(FIELDS).map(([field, key]) => [field, said.get(key) ?? null]));
  card.issuer = claims.get(ISSUER);
  [card.issuedAt, card.expiresAt] = [claims.get(ISSUED), claims.get(EXPIRES)];
  card.status = statusOf(claims.get(STATUS) ?? null);
  mustFit(card);
  return card;
}

function mustFit(card) {
  must(typeof card.issuer === "string" && HOST.test(card.issuer));
  must(typeof card.number === "string" && parseNumber(card.number).number === card.number);
  must(card.name !== null);
  for (const field of ["name", "nativeName", "relation", "home", "trade"]) card[field] = line(card[field], field);
  const [from, until] = [card.issuedAt, card.expiresAt];
  must(Number.isInteger(from) && Number.isInteger(until) && until > from && until - from <= LONGEST_VALIDITY_S);
  must((card.nativeName === null) === (card.language === null));
  must(card.language === null || LANGUAGES.includes(card.language));
  must([null, 1, 2, 3].includes(card.gender));
  must(card.birthYear === null || (Number.isInteger(card.birthYear) && card.birthYear >= 1900 && card.birthYear <= 2200));
  must(card.face === null || isWebp(card.face));
}

function line(text, field) {
  if (text === null) return null;
  must(typeof text === "string");
  const plain = text.trim().split(/\s+/u).join(" ").normalize("NFC");
  must(plain.length > 0 && [...plain].length <= (field.toLowerCase().endsWith("name") ? LONGEST_NAME : LONGEST_LINE));
  // A sign that turns the direction of writing would make the card read differently from what is signed.
  must(!/\p{C}/u.test(plain.replace(/[\u200c\u200d]/g, "")) && (plain.match(/\p{Nd}/gu) ?? []).length <= MOST_DIGITS);
  return plain;
}

function statusOf(claimed) {
  if (claimed === null) return null;
  const place = claimed instanceof Map ? claimed.get("status_list") : null;
  must(place instanceof Map);
  const [index, uri] = [place.get("idx"), place.get("uri")];
  must(Number.isInteger(index) && index >= 0 && index < 2 ** 32 && typeof uri === "string" && URI.test(uri));
  return { index, uri };
}

function isWebp(picture) {
  const letters = (from, until) => String.fromCharCode(...picture.subarray(from, until));
  return picture instanceof Uint8Array && letters(0, 4) === "RIFF" && letters(8, 12) === "WEBP";
}

function must(holds) {
  if (!holds) throw new Refusal("malformed");
}
