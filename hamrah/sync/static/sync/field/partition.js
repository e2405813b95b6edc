// One user on this phone: her keys, made at enrolment, opened by her secret with the office's share, dropped in danger.
// Not here: how keys seal (seal.js), what the office says at enrolment (line.js).

import * as seal from "./seal.js";
import * as store from "./store.js";
import { base64url, fromBase64 } from "./ids.js";

export const LEAST_SECRET = 8;

export class Wrong extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}

// Why a secret will not do, or "": short, or one sign over and over, or a row of digits up or down.
export function weakness(secret) {
  const signs = [...secret.normalize("NFKC").trim()];
  if (signs.length < LEAST_SECRET) return "short";
  if (new Set(signs).size < 4) return "same";
  const steps = signs.slice(1).map((sign, at) => sign.codePointAt(0) - signs[at].codePointAt(0));
  return steps.every((step) => step === steps[0]) ? "row" : "";
}

// Keys for somebody new on this phone. Nothing is stored yet: the office may still say no.
export async function newKeys() {
  const pair = await seal.newSigningPair();
  const [point, jwk] = await Promise.all([crypto.subtle.exportKey("raw", pair.publicKey), crypto.subtle.exportKey("jwk", pair.publicKey)]);
  return { pair, point: new Uint8Array(point), jwk: { kty: jwk.kty, crv: jwk.crv, x: jwk.x, y: jwk.y } };
}

// The partition as it lies on the phone, and its keys opened. `told`: the office's answer to enrolment.
export async function make({ keys, secret, label, told }) {
  const salt = seal.random(16);
  const stretched = await seal.stretched(secret, salt);
  const signing = await seal.wrappingKey(stretched, "signing");
  const both = await seal.wrappingKey(stretched, "data", fromBase64(told.share));
  const { share, share_until: until, ...office } = told;
  const row = {
    id: told.partition, label, salt, rounds: seal.ROUNDS, office, publicKey: keys.jwk, point: keys.point,
    share, shareUntil: Date.parse(until),
    signing: await seal.wrapped(keys.pair.privateKey, signing, "pkcs8"),
    data: await seal.wrapped(await seal.newDataKey(), both),
    counter: 0, confirmed: 0, pack: 0, cursor: "", madeAt: Date.now(), contactAt: Date.now(), offMs: told.now * 1000 - Date.now(),
  };
  await store.put("partitions", row);
  return { row, keys: { signing: await signingOf(row, stretched), data: await dataKey(row, stretched) } };
}

export const every = () => store.all("partitions");

// Her signing key: opens with the secret alone, so that the share can be asked for when it has run out.
// Throws Wrong("secret"), Wrong("dropped").
export async function signingKey(row, secret) {
  if (!row.signing) throw new Wrong("dropped");
  const stretched = await seal.stretched(secret, row.salt, row.rounds);
  return { stretched, signing: await signingOf(row, stretched) };
}

async function signingOf(row, stretched) {
  try {
    return await seal.unwrappedSigningKey(row.signing, await seal.wrappingKey(stretched, "signing"));
  } catch {
    throw new Wrong("secret");
  }
}

// The key of her records and of her unsent work. Throws Wrong("share") once the share has run out.
export async function dataKey(row, stretched) {
  if (!row.share) throw new Wrong("share");
  return seal.unwrappedDataKey(row.data, await seal.wrappingKey(stretched, "data", fromBase64(row.share)));
}

// Who is on this phone. A share too old is forgotten first, also by a clock that runs ahead; the office gives it again.
export async function found(now = Date.now()) {
  const rows = await every();
  return Promise.all(rows.map((row) => (row.share && row.shareUntil < now ? change(row.id, (one) => (one.share = null)) : row)));
}

// What the office says anew at each contact: her permissions, the share, the keys of the office.
export const renew = (id, { share, share_until: until, now, ...office }) =>
  change(id, (row) =>
    Object.assign(row, { share, shareUntil: Date.parse(until), contactAt: Date.now(), offMs: now * 1000 - Date.now(), office: { ...row.office, ...office } }),
  );

export function change(id, alter) {
  return store.within(["partitions"], "readwrite", async ({ partitions }) => {
    const row = await store.answer(partitions.get(id));
    if (!row) return null;
    alter(row);
    partitions.put(row);
    return row;
  });
}

// In danger, or when the secret is forgotten: what she saw is gone from here, and no secret opens it again. What is
// unsent stays, sealed to the office alone.
export function drop(id) {
  return store.within(["partitions", "packs", "kept"], "readwrite", async ({ partitions, packs, kept }) => {
    const row = await store.answer(partitions.get(id));
    if (row) partitions.put({ ...row, signing: null, data: null, share: null, salt: null, pack: 0, cursor: "", droppedAt: Date.now() });
    packs.delete(store.ofPartition(id));
    kept.delete(store.ofPartition(id));
  });
}

// Nothing of her is left here: the office has said so, under its signature, or has her unsent work.
export function wipe(id) {
  const tables = ["partitions", "packs", "outbox", "files", "kept"];
  return store.within(tables, "readwrite", async (rows) => {
    rows.partitions.delete(id);
    for (const name of tables.slice(1)) rows[name].delete(store.ofPartition(id));
  });
}

export const thumbprintOf = (row) => base64url(row.point).slice(0, 8);
