// The card's number as people type it: the same rules as hamrah/cards/rules/number.py. Not here: which are given out.

const ALPHABET = "0123456789ABCDEFGHJKMNPQRTVWXYZ";
const LENGTH = 11;
const LOOK_ALIKE = { I: "1", L: "1", O: "0", S: "5", U: "V" };
// Digits of the scripts people here type in stand in rows of ten.
const NATIVE_ZEROS = [0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0x660, 0x6f0];

// The number meant, grouped: AB-7K3M-9QXT-N; or the code of what is wrong with it.
export function parseNumber(typed) {
  const plain = [...typed.replace(/[\p{Zs}\p{Pd}\p{Cf}\p{Cc}]/gu, "")].map(meant).join("");
  if (plain.length !== LENGTH || [...plain].some((one) => !ALPHABET.includes(one))) return { wrong: "number_malformed" };
  if (checkCharacter(plain.slice(0, -1)) !== plain.at(-1)) return { wrong: "number_mistyped" };
  return { number: plain.replace(/^(..)(....)(....)(.)$/, "$1-$2-$3-$4") };
}

function meant(character) {
  const zero = NATIVE_ZEROS.find((start) => character.codePointAt() >= start && character.codePointAt() < start + 10);
  if (zero !== undefined) return String(character.codePointAt() - zero);
  const upper = character.toUpperCase();
  return LOOK_ALIKE[upper] ?? upper;
}

function checkCharacter(body) {
  const sum = [...body].reduce((so_far, one, place) => so_far + (place + 1) * ALPHABET.indexOf(one), 0);
  return ALPHABET[sum % ALPHABET.length];
}
