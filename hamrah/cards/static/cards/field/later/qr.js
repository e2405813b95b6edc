// QR codes drawn on the phone (ISO/IEC 18004): model 2, error correction M, versions 1-40, alphanumeric text as cards
// are, else bytes. Not here: reading one (verify/sight.js), what the text says.

const ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
// Table 9, level M, from version 1: codewords of correction a block, and how many blocks.
const CORRECTION = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
  26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
];
const BLOCKS = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
  17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
];
const LEVEL_M = 0;
const MASKS = [
  (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2, (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2, (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

// {size, rows}: a row is a Uint8Array of 1 for dark. RangeError where no version holds the text.
export function qr(text) {
  const { version, codewords } = written(text);
  const size = 17 + 4 * version;
  const frame = framed(version, size);
  const bits = interleaved(version, codewords);
  let best = null;
  for (let mask = 0; mask < 8; mask++) {
    const rows = filled(frame, size, bits, mask);
    const faults = faultsOf(rows, size);
    if (!best || faults < best.faults) best = { rows, faults };
  }
  return { size, rows: best.rows };
}

// -- text to codewords ----------------------------------------------------------------------------

function written(text) {
  const isPlain = [...text].every((letter) => ALPHANUMERIC.includes(letter));
  const bytes = new TextEncoder().encode(text);
  for (let version = 1; version <= 40; version++) {
    const room = 8 * dataCodewords(version);
    const wide = version < 10 ? 0 : version < 27 ? 1 : 2;
    const bits = isPlain ? alphanumeric(text, [9, 11, 13][wide]) : binary(bytes, [8, 16, 16][wide]);
    if (bits.length <= room) return { version, codewords: padded(bits, room) };
  }
  throw new RangeError("no code holds so much");
}

const bitsOf = (value, count) => value.toString(2).padStart(count, "0");

function alphanumeric(text, counted) {
  let bits = "0010" + bitsOf(text.length, counted);
  for (let at = 0; at < text.length; at += 2) {
    const [left, right] = [text[at], text[at + 1]].map((letter) => ALPHANUMERIC.indexOf(letter));
    bits += at + 1 < text.length ? bitsOf(45 * left + right, 11) : bitsOf(left, 6);
  }
  return bits;
}

function binary(bytes, counted) {
  return "0100" + bitsOf(bytes.length, counted) + Array.from(bytes, (byte) => bitsOf(byte, 8)).join("");
}

function padded(bits, room) {
  const ended = bits + "0".repeat(Math.min(4, room - bits.length));
  const whole = ended.padEnd(8 * Math.ceil(ended.length / 8), "0");
  const words = whole.match(/.{8}/g).map((one) => parseInt(one, 2));
  for (let pad = 0; words.length < room / 8; pad++) words.push(pad % 2 ? 0x11 : 0xec);
  return words;
}

function allCodewords(version) {
  const [size, aligned] = [17 + 4 * version, alignments(version).length];
  const patterns = 3 * 64 + 31 + 2 * (size - 16) + (aligned ? 25 * (aligned * aligned - 3) - 10 * (aligned - 2) : 0);
  return Math.floor((size * size - patterns - (version >= 7 ? 36 : 0)) / 8);
}

const dataCodewords = (version) => allCodewords(version) - CORRECTION[version - 1] * BLOCKS[version - 1];

// Blocks with their correction, one codeword of each in turn; as bits.
function interleaved(version, words) {
  const [blocks, correction] = [BLOCKS[version - 1], CORRECTION[version - 1]];
  const shorter = Math.floor(words.length / blocks);
  const divisor = generator(correction);
  const data = [];
  for (let block = 0, at = 0; block < blocks; block++) {
    const length = shorter + (block >= blocks - (words.length % blocks) ? 1 : 0);
    data.push(words.slice(at, (at += length)));
  }
  const all = [...inTurn(data, shorter + 1), ...inTurn(data.map((block) => remainder(block, divisor)), correction)];
  return all.map((word) => bitsOf(word, 8)).join("");
}

// The first of each list, then the second of each that has one, and on.
function inTurn(lists, longest) {
  const atPlace = (_, at) => lists.filter((one) => at < one.length).map((one) => one[at]);
  return Array.from({ length: longest }, atPlace).flat();
}

// -- Reed-Solomon over GF(256), polynomial 0x11d --------------------------------------------------

function times(a, b) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) product = (product << 1) ^ ((product >>> 7) * 0x11d) ^ (((b >>> bit) & 1) * a);
  return product;
}

function generator(degree) {
  const divisor = new Array(degree - 1).fill(0).concat(1);
  for (let root = 1, step = 0; step < degree; step++, root = times(root, 2)) {
    for (let at = 0; at < degree; at++) divisor[at] = times(divisor[at], root) ^ (divisor[at + 1] ?? 0);
  }
  return divisor;
}

function remainder(words, divisor) {
  const rest = new Array(divisor.length).fill(0);
  for (const word of words) {
    const factor = word ^ rest.shift();
    rest.push(0);
    divisor.forEach((one, at) => (rest[at] ^= times(one, factor)));
  }
  return rest;
}

// -- modules --------------------------------------------------------------------------------------

function alignments(version) {
  if (version === 1) return [];
  const [count, last] = [Math.floor(version / 7) + 2, 10 + 4 * version];
  const step = version === 32 ? 26 : 2 * Math.ceil((last - 6) / (2 * count - 2));
  return [6, ...Array.from({ length: count - 1 }, (_, at) => last - step * (count - 2 - at))];
}

// What every code of a version has: 1 dark, 0 light; -1 is still free, 2 is kept for the format.
function framed(version, size) {
  const rows = Array.from({ length: size }, () => new Int8Array(size).fill(-1));
  const put = (x, y, value) => x >= 0 && y >= 0 && x < size && y < size && (rows[y][x] = value);
  for (let at = 0; at < size; at++) put(6, at, 1 - (at % 2)), put(at, 6, 1 - (at % 2));
  const drawn = (cx, cy, reach, light) => square(reach, (x, y, far) => put(cx + x, cy + y, light.includes(far) ? 0 : 1));
  for (const [cx, cy] of [[3, 3], [size - 4, 3], [3, size - 4]]) drawn(cx, cy, 4, [2, 4]);
  const centres = alignments(version);
  const isCorner = (x, y) => (x === 6 && (y === 6 || y === size - 7)) || (x === size - 7 && y === 6);
  for (const cx of centres) for (const cy of centres) if (!isCorner(cx, cy)) drawn(cx, cy, 2, [1]);
  formatPlaces(size).flat().forEach(([x, y]) => put(x, y, 2));
  put(8, size - 8, 1);
  if (version >= 7) versionPlaces(version, size).forEach(([x, y, bit]) => put(x, y, bit));
  return rows;
}

function square(reach, put) {
  for (let y = -reach; y <= reach; y++) for (let x = -reach; x <= reach; x++) put(x, y, Math.max(Math.abs(x), Math.abs(y)));
}

// Both copies of the fifteen bits, the least significant first.
function formatPlaces(size) {
  const first = [0, 1, 2, 3, 4, 5].map((y) => [8, y]).concat([[8, 7], [8, 8], [7, 8]], [5, 4, 3, 2, 1, 0].map((x) => [x, 8]));
  const second = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => [size - 1 - at, 8]).concat([6, 5, 4, 3, 2, 1, 0].map((at) => [8, size - 1 - at]));
  return [first, second];
}

function versionPlaces(version, size) {
  const bits = (version << 12) | checked(version, 12, 0x1f25);
  const places = Array.from({ length: 18 }, (_, at) => [size - 11 + (at % 3), Math.floor(at / 3), (bits >>> at) & 1]);
  return places.flatMap(([x, y, bit]) => [[x, y, bit], [y, x, bit]]);
}

// The remainder of value * x^degree by a polynomial over GF(2).
function checked(value, degree, polynomial) {
  let rest = value;
  for (let step = 0; step < degree; step++) rest = (rest << 1) ^ ((rest >>> (degree - 1)) * polynomial);
  return rest;
}

function filled(frame, size, bits, mask) {
  const rows = frame.map((row) => Uint8Array.from(row, (one) => (one === 1 ? 1 : 0)));
  let at = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    // The column of the timing pattern holds nothing.
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (frame[y][x] === -1) rows[y][x] = (bits[at++] === "1" ? 1 : 0) ^ (MASKS[mask](x, y) === 0 ? 1 : 0);
      }
    }
  }
  const format = (LEVEL_M << 3) | mask;
  const said = ((format << 10) | checked(format, 10, 0x537)) ^ 0x5412;
  for (const places of formatPlaces(size)) places.forEach(([x, y], bit) => (rows[y][x] = (said >>> bit) & 1));
  return rows;
}

// -- how well a mask mixes (7.8.3) ----------------------------------------------------------------

function faultsOf(rows, size) {
  const columns = rows.map((_, x) => rows.map((row) => row[x]));
  const lines = [...rows, ...columns].map((line) => line.join(""));
  const runs = lines.reduce((sum, line) => sum + (line.match(/0{5,}|1{5,}/g) ?? []).reduce((own, run) => own + run.length - 2, 0), 0);
  const finders = lines.reduce((sum, line) => sum + (line.match(/(?=00001011101|10111010000)/g) ?? []).length, 0);
  let squares = 0;
  for (let y = 1; y < size; y++) {
    for (let x = 1; x < size; x++) {
      const sum = rows[y][x] + rows[y - 1][x] + rows[y][x - 1] + rows[y - 1][x - 1];
      if (sum % 4 === 0) squares += 1;
    }
  }
  const dark = rows.reduce((sum, row) => sum + row.reduce((own, one) => own + one, 0), 0) / (size * size);
  return runs + 40 * finders + 3 * squares + 10 * Math.floor(Math.abs(dark - 0.5) * 20);
}

// -- drawn ----------------------------------------------------------------------------------------

const QUIET = 4;

// The code on a canvas, each module a whole number of its pixels, at most `most` wide.
export function drawQr(canvas, text, most) {
  const { size, rows } = qr(text);
  const module = Math.max(1, Math.floor(most / (size + 2 * QUIET)));
  canvas.width = canvas.height = module * (size + 2 * QUIET);
  const brush = canvas.getContext("2d", { alpha: false });
  brush.fillStyle = "#fff";
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.fillStyle = "#000";
  rows.forEach((row, y) => row.forEach((dark, x) => dark && brush.fillRect((x + QUIET) * module, (y + QUIET) * module, module, module)));
  return canvas;
}

// The code as a drawing that prints sharp.
export function svgQr(text) {
  const { size, rows } = qr(text);
  const dark = rows.flatMap((row, y) => Array.from(row, (one, x) => (one ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const whole = size + 2 * QUIET;
  const box = `xmlns="http://www.w3.org/2000/svg" viewBox="-${QUIET} -${QUIET} ${whole} ${whole}"`;
  const paper = `<path fill="#fff" d="M-${QUIET}-${QUIET}h${whole}v${whole}h-${whole}z"/>`;
  return `<svg ${box} shape-rendering="crispEdges">${paper}<path d="${dark}"/></svg>`;
}
