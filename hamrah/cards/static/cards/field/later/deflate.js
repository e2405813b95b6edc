// A zlib stream of one fixed-Huffman block, byte for byte as hamrah/cards/rules/deflate.py writes it: browsers store
// what does not shrink, and widely used card readers crash on a stored block. Not here: reading, browsers do that.

const [SHORTEST, LONGEST, CANDIDATES, WINDOW] = [3, 258, 16, 32_768];

const bits = (value, count) => (count ? value.toString(2).padStart(count, "0") : "");
// Extra bits go least significant first; Huffman codes the other way round.
const reversed = (value, count) => [...bits(value, count)].reverse().join("");

// The fixed code of a literal or length symbol, 0-287 (RFC 1951, 3.2.6).
function symbol(value) {
  if (value < 144) return bits(0x30 + value, 8);
  if (value < 256) return bits(0x190 + value - 144, 9);
  return value < 280 ? bits(value - 256, 7) : bits(0xc0 + value - 280, 8);
}

const LITERALS = Array.from({ length: 256 }, (_, value) => symbol(value));
const LENGTHS = lengthCodes();
const DISTANCES = distanceStarts();

function lengthCodes() {
  const codes = [];
  for (let at = 257, start = SHORTEST; at < 285; at++) {
    const extra = Math.max(0, Math.floor((at - 261) / 4));
    for (let offset = 0; offset < 1 << extra; offset++) codes[start + offset] = symbol(at) + reversed(offset, extra);
    start += 1 << extra;
  }
  codes[LONGEST] = symbol(285);
  return codes;
}

function distanceStarts() {
  const starts = [];
  for (let at = 0, start = 1; at < 30; at++) {
    const extra = Math.max(0, Math.floor(at / 2) - 1);
    starts.push([start, extra, bits(at, 5)]);
    start += 1 << extra;
  }
  return starts;
}

export function compress(raw) {
  const text = "110" + codes(raw).join("") + symbol(256);
  const block = Uint8Array.from({ length: Math.ceil(text.length / 8) }, (_, at) =>
    parseInt([...text.slice(8 * at, 8 * at + 8)].reverse().join(""), 2));
  const sum = adler32(raw);
  return Uint8Array.from([0x78, 0x01, ...block, sum >>> 24, (sum >> 16) & 0xff, (sum >> 8) & 0xff, sum & 0xff]);
}

// Greedy: at each place the longest repeat where it is the shorter to write, else the byte.
function codes(raw) {
  const found = [];
  const seen = new Map();
  let written = 0;
  for (let at = 0; at + SHORTEST <= raw.length; at++) {
    const triple = (raw[at] << 16) | (raw[at + 1] << 8) | raw[at + 2];
    const earlier = seen.get(triple) ?? [];
    const [length, copy] = at >= written ? copyAt(raw, at, earlier) : [0, ""];
    if (copy) {
      found.push(...literals(raw, written, at), copy);
      written = at + length;
    }
    seen.set(triple, [...earlier.slice(1 - CANDIDATES), at]);
  }
  return [...found, ...literals(raw, written, raw.length)];
}

const literals = (raw, from, until) => Array.from(raw.subarray(from, until), (byte) => LITERALS[byte]);

// [length, code] of the best repeat of an earlier place; [0, ""] when the bytes are no longer.
function copyAt(raw, at, earlier) {
  const [length, distance] = longestMatch(raw, at, earlier);
  if (!length) return [0, ""];
  const copy = LENGTHS[length] + distanceCode(distance);
  return copy.length > 9 * length ? [0, ""] : [length, copy];
}

// [length, distance] of the longest repeat, the nearest of equals; [0, 0] when there is none.
function longestMatch(raw, at, earlier) {
  let best = [0, 0];
  const limit = Math.min(LONGEST, raw.length - at);
  for (const start of [...earlier].reverse()) {
    let length = 0;
    while (length < limit && raw[start + length] === raw[at + length]) length += 1;
    if (length >= SHORTEST && length > best[0] && at - start <= WINDOW) best = [length, at - start];
  }
  return best;
}

function distanceCode(distance) {
  const [start, extra, code] = DISTANCES.filter(([from]) => from <= distance).pop();
  return code + reversed(distance - start, extra);
}

function adler32(bytes) {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return ((high << 16) | low) >>> 0;
}
