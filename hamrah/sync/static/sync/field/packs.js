// Her records as they lie sealed: one pack for each part that came, later ones over earlier, now and then pressed
// together. Not here: asking for them (rounds.js), holding them open (records.js).

import * as seal from "./seal.js";
import * as store from "./store.js";

const MOST_PACKS = 40;
const IN_ONE = 200;
const place = (partition, number) => `pack/${partition}/${number}`;

// One part of the office's answer, and where to go on from, in one step: after a broken line neither without the other.
export async function keep(partition, key, part) {
  const number = (await store.get("partitions", partition)).pack + 1;
  const { iv, bytes } = await seal.sealedJson(key, { people: part.people, gone: part.gone }, place(partition, number));
  await store.within(["packs", "partitions"], "readwrite", async ({ packs, partitions }) => {
    const row = await store.answer(partitions.get(partition));
    packs.put({ partition, number, iv, bytes });
    partitions.put({ ...row, pack: number, cursor: part.cursor, more: part.more });
  });
}

// Each pack opened, in the order they came, to whoever takes them.
export async function open(partition, key, take) {
  const rows = await store.all("packs", store.ofPartition(partition));
  const parts = await Promise.all(rows.map((row) => seal.openedJson(key, row, place(partition, row.number))));
  parts.forEach((part) => take(part.people, part.gone));
  if (rows.length > MOST_PACKS) await press(partition, key, rows, parts);
  return rows.length;
}

async function press(partition, key, rows, parts) {
  const latest = new Map();
  for (const { people, gone } of parts) {
    people.forEach((bundle) => latest.set(bundle.person, bundle));
    gone?.forEach((person) => latest.delete(person));
  }
  const whole = [...latest.values()];
  const last = rows.at(-1).number;
  const fresh = [];
  for (let at = 0; at < whole.length || !fresh.length; at += IN_ONE) {
    const number = last + 1 + fresh.length;
    const sealed = await seal.sealedJson(key, { people: whole.slice(at, at + IN_ONE), gone: [] }, place(partition, number));
    fresh.push({ partition, number, ...sealed });
  }
  await store.within(["packs", "partitions"], "readwrite", async ({ packs, partitions }) => {
    const row = await store.answer(partitions.get(partition));
    // Something came meanwhile: another time.
    if (row.pack !== last) return;
    rows.forEach(({ number }) => packs.delete([partition, number]));
    fresh.forEach((one) => packs.put(one));
    partitions.put({ ...row, pack: fresh.at(-1).number });
  });
}
