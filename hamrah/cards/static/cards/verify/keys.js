// Public keys and whether one made a signature: Ed25519 and ECDSA P-256, by the browser itself where it can.
// Not here: which keys are trusted (network.js).

const ED25519_ALGORITHMS = [-8, -19];
const P256_ALGORITHMS = [-7, -9];
const KINDS = new Map([[32, ED25519_ALGORITHMS], [33, P256_ALGORITHMS]]);
const OLD_BROWSER = "/static/vendor/noble-ed25519/index.js";

// A key vouches with an algorithm of its own kind only: 32 bytes are Ed25519, 33 a compressed P-256 point.
export function mayUse(key, algorithm) {
  return KINDS.get(key.length)?.includes(algorithm) ?? false;
}

export async function isSigned(key, signature, message) {
  if (signature.length !== 64) return false;
  return key.length === 32 ? ed25519(key, signature, message) : p256(key, signature, message);
}

async function ed25519(key, signature, message) {
  let imported;
  try {
    imported = await crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  } catch (wrong) {
    if (wrong.name !== "NotSupportedError") return false;
    // Chrome before 137 has no Ed25519 of its own.
    const { verifyAsync } = await import(OLD_BROWSER);
    return verifyAsync(signature, message, key, { zip215: false }).catch(() => false);
  }
  return crypto.subtle.verify("Ed25519", imported, signature, message);
}

async function p256(key, signature, message) {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const point = uncompressed(key);
  if (!point) return false;
  const imported = await crypto.subtle.importKey("raw", point, algorithm, false, ["verify"]).catch(() => null);
  return imported !== null && crypto.subtle.verify(algorithm, imported, signature, message);
}

// Browsers import only uncompressed points: y from x on the curve y2 = x3 - 3x + b (SEC 1, 2.3.4).
const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

function uncompressed(key) {
  if (key[0] !== 2 && key[0] !== 3) return null;
  const x = BigInt("0x" + hexOf(key.subarray(1)));
  const square = (((x * x - 3n) * x + B) % P + P) % P;
  const root = power(square, (P + 1n) / 4n);
  if (x >= P || (root * root) % P !== square) return null;
  const y = Number(root & 1n) === key[0] - 2 ? root : P - root;
  return Uint8Array.from([4, ...key.subarray(1), ...bytesOf(y)]);
}

function power(base, exponent) {
  let result = 1n;
  for (let rest = exponent, square = base; rest > 0n; rest >>= 1n, square = (square * square) % P) {
    if (rest & 1n) result = (result * square) % P;
  }
  return result;
}

export function hexOf(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOf(whole) {
  return whole.toString(16).padStart(64, "0").match(/../g).map((pair) => parseInt(pair, 16));
}
