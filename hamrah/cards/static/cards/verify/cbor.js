// CBOR (RFC 8949) as our cards and lists use it, read strictly: one item, definite lengths, no key twice.
// Maps become Map, byte strings Uint8Array. Not here: writing CBOR.

import { Refusal } from "./refusal.js";

const DEEPEST = 16;
const TEXT = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export class Tagged {
  constructor(tag, value) {
    this.tag = tag;
    this.value = value;
  }
}

export function decode(bytes) {
  const reader = new Reader(bytes);
  const item = reader.item(0);
  if (reader.at !== bytes.length) throw new Refusal("malformed");
  return item;
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
  }

  item(depth) {
    if (depth > DEEPEST || this.at >= this.bytes.length) throw new Refusal("malformed");
    const head = this.bytes[this.at++];
    const kind = head >> 5;
    if (kind === 7) return this.simple(head & 31);
    const argument = this.argument(head & 31);
    switch (kind) {
      case 0: return argument;
      case 1: return -1 - argument;
      case 2: return this.take(argument);
      case 3: return this.text(argument);
      case 4: return this.array(argument, depth);
      case 5: return this.map(argument, depth);
      default: return new Tagged(argument, this.item(depth + 1));
    }
  }

  argument(short) {
    if (short < 24) return short;
    // 28-30 are not given out, 31 would be an indefinite length.
    if (short > 27) throw new Refusal("malformed");
    const size = 1 << (short - 24);
    const part = this.take(size);
    const value = part.reduce((sum, byte) => sum * 256 + byte, 0);
    if (!Number.isSafeInteger(value)) throw new Refusal("malformed");
    return value;
  }

  take(length) {
    if (length > this.bytes.length - this.at) throw new Refusal("malformed");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(length) {
    try {
      return TEXT.decode(this.take(length));
    } catch {
      throw new Refusal("malformed");
    }
  }

  array(length, depth) {
    if (length > this.bytes.length - this.at) throw new Refusal("malformed");
    return Array.from({ length }, () => this.item(depth + 1));
  }

  map(length, depth) {
    const map = new Map();
    for (let pair = 0; pair < length; pair++) {
      const key = this.item(depth + 1);
      if (!["number", "string"].includes(typeof key) || map.has(key)) throw new Refusal("malformed");
      map.set(key, this.item(depth + 1));
    }
    return map;
  }

  simple(short) {
    if (short === 20 || short === 21) return short === 21;
    if (short === 22) return null;
    if (short === 26 || short === 27) {
      const size = short === 26 ? 4 : 8;
      this.take(size);
      const value = size === 4 ? this.view.getFloat32(this.at - 4) : this.view.getFloat64(this.at - 8);
      return new Fraction(value);
    }
    throw new Refusal("malformed");
  }
}

// A fraction is kept apart from whole numbers: 1.0 is no place in a list and no moment.
export class Fraction {
  constructor(value) {
    this.value = value;
  }
}
