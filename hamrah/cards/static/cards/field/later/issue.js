// A provisional card made with no network: of a leaf that the office signed, by the phone's own key. Byte for byte what
// our Python makes of the same facts. Not here: which leaf (leaves.js), drawing its code (qr.js).

import { cardOf } from "/static/cards/verify/card.js";
import { decode } from "/static/cards/verify/cbor.js";
import { LONGEST_LIFE_S } from "/static/cards/verify/leaf.js";
import { Refusal } from "/static/cards/verify/refusal.js";
import { compress } from "./deflate.js";
import { Ready, Tag, base45, cbor } from "./written.js";

// Version 24-M: 0.41 mm a module on a screen 50 mm wide, as the office's 22-M has on its 46 mm of paper. The leaf takes
// some 220 characters, and a long name in its own script would leave no face.
export const NEVER_ABOVE_CHARACTERS = 1_326;
const [ALGORITHM, KEY_ID, VOUCHER, ES256, SIGN1] = [1, 4, 13, -7, 18];
// Script of the name -> language code of the claim (ISO 639-3). A Latin name needs no second one.
const LANGUAGE = {
  Deva: "hin", Gujr: "guj", Orya: "ori", Telu: "tel", Knda: "kan", Beng: "ben", Guru: "pan", Taml: "tam", Mlym: "mal",
};
const GENDER = { M: 1, F: 2, O: 3 };

// The card's facts, in Unix seconds. `names` are the functions of ground/names.js, `lines` what she chose.
export function factsOf(person, { leaf, lines, face, nowS, names }) {
  const language = LANGUAGE[names.scriptOf(person.name)];
  const latin = person.name_latin || names.latin(person.name);
  const chosen = (line, value) => (lines.includes(line) ? value || undefined : undefined);
  return {
    issuer: leaf.issuer,
    expiresAt: nowS + LONGEST_LIFE_S,
    issuedAt: nowS,
    number: leaf.number,
    name: language ? latin : person.name || latin,
    gender: chosen("gender", GENDER[person.gender]),
    face: chosen("face", face),
    nativeName: language && person.name,
    language,
    birthYear: person.birth_year || undefined,
    relation: chosen("relation", person.relation_name),
    home: chosen("home", person.district_said),
    trade: chosen("trade", person.occupation),
    index: leaf.index,
    uri: leaf.uri,
  };
}

// Whether what is known of her age touches under 18: her face then stands in no code.
export function mayBeMinor(person, nowS) {
  return Boolean(person.needs_guardian) || (person.birth_year && nowS < Date.UTC(person.birth_year + 18, 11, 31) / 1000);
}

// {text, number, issuedAt, expiresAt}. `sign(bytes)` answers 64 bytes of ES256. Refusal "malformed" where the words
// do not fit a card, "too_much_text" above NEVER_ABOVE_CHARACTERS.
export async function issueProvisional(facts, { leaf, sign }) {
  const payload = cbor(claimsOf(facts));
  // The verifier's own limits, before anything is signed.
  cardOf(decode(payload));
  const guarded = cbor(new Map([[ALGORITHM, ES256], [KEY_ID, await kidOf(leaf.key)]]));
  const signature = await sign(cbor(["Signature1", guarded, new Uint8Array(), payload]));
  const inside = new Map([[VOUCHER, new Ready(leaf.signed)]]);
  const text = base45(compress(cbor(new Tag(SIGN1, [guarded, inside, payload, signature]))));
  if (text.length > NEVER_ABOVE_CHARACTERS) throw new Refusal("too_much_text");
  return { text, number: facts.number, issuedAt: facts.issuedAt, expiresAt: facts.expiresAt };
}

function claimsOf(facts) {
  const said = [
    [1, facts.number], [4, facts.name], [9, facts.gender], [16, facts.face], [17, facts.face && 4], [19, facts.nativeName],
    [20, facts.language], [75, facts.birthYear], [76, facts.relation], [77, facts.home], [78, facts.trade],
  ].filter(([, value]) => value !== undefined);
  const place = new Map([["status_list", new Map([["idx", facts.index], ["uri", facts.uri]])]]);
  return new Map([[1, facts.issuer], [4, facts.expiresAt], [6, facts.issuedAt], [169, new Map(said.map(tidy))], [65535, place]]);
}

const tidy = ([key, value]) => [key, typeof value === "string" ? value.trim().split(/\s+/u).join(" ").normalize("NFC") : value];

async function kidOf(key) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", key)).slice(0, 8);
}
