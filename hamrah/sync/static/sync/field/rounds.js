// One round with the office: how it stands, what is unsent, lists, records, photos; each step is kept before the next, so
// that a round broken anywhere goes on from there. Not here: the line itself (line.js), when a round begins (courier.js).

import * as packs from "./packs.js";
import * as partition from "./partition.js";
import * as store from "./store.js";
import { ANSWERED } from "./outbox.js";
import { bring } from "./bringing.js";
import { Refused } from "./line.js";

const MOST_COMMANDS = 50;
const MOST_BYTES = 1_500_000;
const CHUNK = 200_000;
const IN_A_PART = 200;

// `told(message)` hears what is new; `held`: {line, outbox, dataKey, id, lists, wants}.
export async function round(held, told) {
  await contact(held, told);
  await push(held, told);
  await bringLeftBehind(held, told);
  await lists(held, told);
  const before = Date.now();
  await pull(held, told);
  await forgetAnswered(held, before, told);
  await sendFiles(held, told);
}

async function contact({ line, outbox, id, build, wants }, told) {
  const rows = (await outbox.rows()).filter((row) => !ANSWERED.includes(row.state));
  const { used, most, isLasting } = await store.estimate();
  const answer = await line.ask("/sync/contact/", {
    method: "POST",
    json: {
      device_now: new Date().toISOString(), build, unsent: rows.length, unsent_since: rows.map((row) => row.at).sort()[0] ?? null,
      persisted: isLasting, free_mb: Math.floor((most - used) / 1_000_000), lists_at: wants.listsAt ?? null, ...(wants.leaves ? { leaves: true } : {}),
    },
  });
  const { holds, leaves, ...renewed } = answer;
  const row = await partition.renew(id, renewed);
  line.clock.offMs = row.offMs;
  told({ kind: "contact", row, holds, leaves });
}

// Each command is answered by itself; what waits for another is asked about once a round.
async function push({ line, outbox, id }, told) {
  const waiting = (await outbox.rows()).filter((row) => ["waiting", "parked"].includes(row.state)).sort((a, b) => a.counter - b.counter);
  let batch = await nextBatch(outbox, waiting, 0);
  for (let sent = 0; batch.length; ) {
    const answering = line.ask("/sync/push/", { method: "POST", json: { device_now: new Date().toISOString(), commands: batch.map(({ said }) => said) } });
    // The next is opened while the office works on this one.
    const [{ answers }, following] = await Promise.all([answering, nextBatch(outbox, waiting, sent + batch.length)]);
    await keepAnswers({ outbox, id }, batch, answers, told);
    sent += batch.length;
    told({ kind: "stage", stage: "push", done: sent, of: waiting.length });
    batch = following;
  }
}

async function nextBatch(outbox, waiting, from) {
  const batch = [];
  let size = 0;
  for (const row of waiting.slice(from, from + MOST_COMMANDS)) {
    if (batch.length && size + row.box.length > MOST_BYTES) break;
    size += row.box.length;
    batch.push(await outbox.opened(row));
  }
  return batch;
}

async function keepAnswers({ outbox }, batch, answers, told) {
  const byCommand = new Map(answers.map((answer) => [answer.command, answer]));
  const known = batch.filter(({ said }) => byCommand.has(said.command));
  const rows = await Promise.all(known.map(({ row, said }) => outbox.answered(row, byCommand.get(said.command))));
  await store.within(["outbox"], "readwrite", async (tables) => {
    for (const row of rows) {
      // Mended meanwhile on the screen: the answer is to what it was.
      const now = await store.answer(tables.outbox.get([row.partition, row.counter]));
      if (now && sameBytes(now.box, row.box)) tables.outbox.put(row);
    }
  });
  told({ kind: "answers", rows: rows.map((row) => ({ command: row.command, state: row.state, answer: byCommand.get(row.command) })) });
}

const sameBytes = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

async function lists({ line, lists: have }, told) {
  const named = Object.entries(have).map(([name, { version }]) => `${name}:${version}`).join(",");
  const { lists: fresh } = await line.ask(`/sync/lists/?have=${encodeURIComponent(named)}`);
  Object.assign(have, fresh);
  told({ kind: "lists", lists: have });
}

async function pull({ line, id, dataKey }, told) {
  const ask = (since) => line.ask(`/sync/pull/?since=${encodeURIComponent(since)}&most=${IN_A_PART}`);
  let coming = ask((await store.get("partitions", id)).cursor);
  while (coming) {
    const part = await coming;
    // The next is on its way while this one is sealed; where to go on from is kept with this one alone.
    coming = part.more ? ask(part.cursor) : null;
    coming?.catch(() => {});
    await packs.keep(id, dataKey, part);
    told({ kind: "part", people: part.people, gone: part.gone ?? [], left: part.left ?? 0 });
  }
}

// The office's own records stand here now: what was said on this phone need not be laid over them any more.
async function forgetAnswered({ id }, before, told) {
  const gone = await store.within(["outbox", "partitions"], "readwrite", async ({ outbox, partitions }) => {
    const rows = await store.answer(outbox.getAll(store.ofPartition(id)));
    const answered = rows.filter((row) => ANSWERED.includes(row.state) && row.answeredAt <= before);
    answered.forEach((row) => outbox.delete([id, row.counter]));
    const mine = await store.answer(partitions.get(id));
    partitions.put({ ...mine, confirmed: mine.confirmed + answered.length });
    return answered.map((row) => row.command);
  });
  if (gone.length) told({ kind: "forgotten", commands: gone });
}

// A photo that the office will not have leaves no hole: the record stands without it, and says so.
async function sendFiles({ line, outbox, id }, told) {
  const waiting = (await outbox.files()).filter((file) => !file.sent);
  for (const [at, file] of waiting.entries()) {
    told({ kind: "stage", stage: "files", done: at, of: waiting.length });
    await sendFile({ line, outbox }, file);
    await store.remove("files", [id, file.sha256]);
    told({ kind: "file", sha256: file.sha256 });
  }
}

async function sendFile({ line, outbox }, file) {
  const path = `/sync/file/${file.sha256}/`;
  const bytes = await outbox.fileBytes(file);
  let state = await line.ask(path);
  for (let tries = 0; !state.done && tries < 3 + bytes.length / 50_000; tries += 1) {
    const offset = state.have;
    const chunk = bytes.subarray(offset, offset + CHUNK);
    try {
      state = await line.ask(`${path}?offset=${offset}&size=${bytes.length}`, { method: "POST", bytes: chunk, type: file.type });
    } catch (refused) {
      if (!(refused instanceof Refused) || refused.status === 403 || refused.status === 401) throw refused;
      if (refused.status !== 409) return;
      state = refused.told;
    }
  }
}

// Whoever was locked for good on this phone: her boxes go to the office, and then nothing of her is left here.
async function bringLeftBehind({ line, organisation }, told) {
  for (const row of await partition.every()) {
    if (!row.droppedAt || row.office.organisation.id !== organisation) continue;
    await bring(row, (json) => line.ask("/sync/rescue/", { method: "POST", json }));
    await partition.wipe(row.id);
    told({ kind: "brought", label: row.label });
  }
}
