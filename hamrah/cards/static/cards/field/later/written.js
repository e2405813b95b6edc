// Bytes as a card's code has them: CBOR written, Base45 written. Not here: reading them (verify/), deflate.js.

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

// Bytes that are CBOR already, such as a signed leaf inside a card.
export class Ready {
  constructor(bytes) {
    this.bytes = bytes;
  }
}

export class Tag {
  constructor(tag, value) {
    this.tag = tag;
    this.value = value;
  }
}

// Whole numbers, text, bytes, arrays, Maps in their order, Tag and Ready: all that a card is made of.
export function cbor(item) {
  return Uint8Array.from(pieces(item));
}

function* pieces(item) {
  if (item instanceof Ready) yield* item.bytes;
  else if (item instanceof Tag) yield* [...head(6, item.tag), ...pieces(item.value)];
  else if (item instanceof Uint8Array) yield* [...head(2, item.length), ...item];
  else if (Array.isArray(item)) yield* [...head(4, item.length), ...item.flatMap((one) => [...pieces(one)])];
  else if (item instanceof Map) yield* [...head(5, item.size), ...[...item].flat().flatMap((one) => [...pieces(one)])];
  else if (typeof item === "string") yield* [...head(3, new TextEncoder().encode(item).length), ...new TextEncoder().encode(item)];
  else if (Number.isSafeInteger(item)) yield* item < 0 ? head(1, -1 - item) : head(0, item);
  else throw new TypeError("a card says no such thing");
}

// The shortest way to write a kind and its length.
function head(kind, length) {
  if (length < 24) return [(kind << 5) | length];
  const size = length < 0x100 ? 0 : length < 0x10000 ? 1 : 2;
  if (length >= 2 ** 32) throw new RangeError("a card has no such number");
  const bytes = [24, 16, 8, 0].map((shift) => (length >>> shift) & 0xff).slice(-(1 << size));
  return [(kind << 5) | (24 + size), ...bytes];
}

export function base45(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length;
    const word = isPair ? bytes[at] * 256 + bytes[at + 1] : bytes[at];
    text += ALPHABET[word % 45] + ALPHABET[Math.floor(word / 45) % 45];
    if (isPair) text += ALPHABET[Math.floor(word / 2025)];
  }
  return text;
}
