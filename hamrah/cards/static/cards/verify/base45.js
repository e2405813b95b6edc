// Base45 (RFC 9285): the text of a QR code back into bytes. Not here: what the bytes say.

import { Refusal } from "./refusal.js";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const VALUE = new Map([...ALPHABET].map((character, value) => [character, value]));

export function decode(text) {
  if (text.length % 3 === 1) throw new Refusal("malformed");
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 ? 1 : 0));
  for (let from = 0, to = 0; from < text.length; from += 3) {
    const [low, middle, high] = [text[from], text[from + 1], text[from + 2]].map((one) => VALUE.get(one));
    const word = low + 45 * middle + (from + 2 < text.length ? 2025 * high : 0);
    const most = from + 2 < text.length ? 0xffff : 0xff;
    // An unknown character makes the word not a number, which is never at most anything.
    if (!(word <= most)) throw new Refusal("malformed");
    if (most > 0xff) bytes[to++] = word >> 8;
    bytes[to++] = word & 0xff;
  }
  return bytes;
}
