// A box: what is unsent, sealed to the office the moment it is made. Her phone keeps the box's key under her own, so it
// opens for her too; when hers is gone, for the office alone (POST /sync/rescue/). Not here: where boxes lie.

import * as seal from "./seal.js";
import { base64url, fromBase64, joined, utf8 } from "./ids.js";

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const POINT = 65;
const NONCE = 12;

export const boundTo = (organisation, partition) => `hamrah rescue 1/${organisation}/${partition}`;

// {box, key}: point of once || nonce || ciphertext, and the 32 bytes that open it.
export async function boxed(officeKey, bytes, bound) {
  const once = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
  const office = await crypto.subtle.importKey("raw", fromBase64(officeKey), CURVE, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: office }, once.privateKey, 256);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", once.publicKey));
  const key = await keyOf(shared, point);
  const { iv, bytes: body } = await seal.sealed(await imported(key), bytes, bound);
  return { box: joined(point, iv, body), key };
}

async function keyOf(shared, point) {
  const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveBits"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: point, info: utf8("hamrah rescue") };
  return new Uint8Array(await crypto.subtle.deriveBits(how, material, 256));
}

const imported = (key) => crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt", "decrypt"]);

export async function unboxed(box, key, bound) {
  const [iv, bytes] = [box.subarray(POINT, POINT + NONCE), box.subarray(POINT + NONCE)];
  return seal.opened(await imported(key), { iv, bytes }, bound);
}

// A command's text with the signature that says it is hers.
export async function commandBox(text, { signing, rescueKey, bound }) {
  const signature = base64url(await seal.signed(signing, utf8(`hamrah command 1\n${text}`)));
  return boxed(rescueKey, utf8(JSON.stringify({ text, signature })), bound);
}

export async function fileBox(bytes, sha256, { signing, rescueKey, bound }) {
  const signature = base64url(await seal.signed(signing, utf8(`hamrah file 1\n${sha256}`)));
  return boxed(rescueKey, utf8(JSON.stringify({ file: base64url(bytes), sha256, signature })), bound);
}

export async function commandIn(box, key, bound) {
  return JSON.parse(new TextDecoder().decode(await unboxed(box, key, bound))).text;
}

export async function fileIn(box, key, bound) {
  return fromBase64(JSON.parse(new TextDecoder().decode(await unboxed(box, key, bound))).file);
}
