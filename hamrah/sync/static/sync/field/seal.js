// Sealing on this phone: AES-GCM under a data key, which opens with her secret and the office's share together.
// Not here: where sealed bytes lie (store.js), or who may ask for the share (partition.js).

import { base64url, fromBase64, joined, utf8 } from "./ids.js";

// One guess costs what this costs: measured by `bench field`, said on the page "This phone".
export const ROUNDS = 600_000;
const IV = 12;
const AES = { name: "AES-GCM", length: 256 };
const P256 = { name: "ECDSA", namedCurve: "P-256" };

export const random = (length) => crypto.getRandomValues(new Uint8Array(length));

// What her secret is worth: bytes that nobody gets without as many rounds. Digits typed in her script count as digits.
export async function stretched(secret, salt, rounds = ROUNDS) {
  const plain = secret.normalize("NFKC").replace(/\p{Nd}/gu, (sign) => digitOf(sign));
  const key = await crypto.subtle.importKey("raw", utf8(plain), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds }, key, 256);
  return new Uint8Array(bits);
}

// Digits of a script stand in a row of ten, each row beginning with its zero.
function digitOf(sign) {
  let zero = sign.codePointAt(0);
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && sign.codePointAt(0) - zero < 9) zero -= 1;
  return `${sign.codePointAt(0) - zero}`;
}

// A key that wraps: from the stretched secret alone (her signing key), or with the office's share (the data key).
export async function wrappingKey(stretchedSecret, purpose, share = new Uint8Array()) {
  const material = await crypto.subtle.importKey("raw", joined(stretchedSecret, share), "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(32), info: utf8(`hamrah field ${purpose}`) };
  return crypto.subtle.deriveKey(how, material, AES, false, ["encrypt", "decrypt", "wrapKey", "unwrapKey"]);
}

export const newDataKey = () => crypto.subtle.generateKey(AES, true, ["encrypt", "decrypt"]);

export async function wrapped(key, by, format = "raw") {
  const iv = random(IV);
  return { iv, bytes: new Uint8Array(await crypto.subtle.wrapKey(format, key, by, { name: "AES-GCM", iv })) };
}

// The data key in memory can be used, not read.
export function unwrappedDataKey({ iv, bytes }, by) {
  return crypto.subtle.unwrapKey("raw", bytes, by, { name: "AES-GCM", iv }, AES, false, ["encrypt", "decrypt"]);
}

export function unwrappedSigningKey({ iv, bytes }, by) {
  return crypto.subtle.unwrapKey("pkcs8", bytes, by, { name: "AES-GCM", iv }, P256, false, ["sign"]);
}

export const newSigningPair = () => crypto.subtle.generateKey(P256, true, ["sign", "verify"]);

export async function signed(key, bytes) {
  return new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, bytes));
}

// `where` binds sealed bytes to their place: moved to another row, they do not open.
export async function sealed(key, bytes, where) {
  const iv = random(IV);
  const how = { name: "AES-GCM", iv, additionalData: utf8(where) };
  return { iv, bytes: new Uint8Array(await crypto.subtle.encrypt(how, key, bytes)) };
}

export async function opened(key, { iv, bytes }, where) {
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: utf8(where) }, key, bytes));
}

export const sealedJson = (key, value, where) => sealed(key, utf8(JSON.stringify(value)), where);

export async function openedJson(key, row, where) {
  return JSON.parse(new TextDecoder().decode(await opened(key, row, where)));
}
