// What was done on this phone and is not yet known in the office: written before anything else happens, kept until the
// office has answered. Not here: sending it (rounds.js), or what it changes on the screen (records.js).

import * as seal from "./seal.js";
import * as store from "./store.js";
import { boundTo, commandBox, commandIn, fileBox, fileIn } from "./box.js";
import { base64url, hex, newId, sha256 } from "./ids.js";

// Answered; kept only until the office's own record has come.
export const ANSWERED = ["done", "conflict", "dropped"];
const place = (partition, what) => `outbox/${partition}/${what}`;

// `partition`: its row; `keys`: {signing, data}. One at a time, because each has the next number.
export function makeOutbox(partition, keys) {
  const bound = boundTo(partition.office.organisation.id, partition.id);
  const boxing = () => ({ signing: keys.signing, rescueKey: partition.office.rescue_key, bound });
  let counter = partition.counter;
  let line = Promise.resolve();

  function inTurn(step) {
    const turn = line.then(step);
    line = turn.catch(() => {});
    return turn;
  }

  // `said`: {verb, on, base, what, needs, at, entered_at}; `files`: [{sha256, bytes, type, as}]; `shows`: records as they
  // will look. Answers the row and its command once both are on the disk.
  function add(said, { files = [], shows = [], command = newId() } = {}) {
    return inTurn(async () => {
      const one = { command, counter: counter + 1, ...said, files: files.map(({ sha256: name, as }) => (as ? { sha256: name, as } : name)) };
      const row = await rowOf(one, shows);
      const kept = await Promise.all(files.filter(({ bytes }) => bytes).map(fileRow));
      await store.within(["outbox", "files", "partitions"], "readwrite", async ({ outbox, files: bytes, partitions }) => {
        const mine = await store.answer(partitions.get(partition.id));
        if (!mine?.data) throw new DOMException("dropped", "AbortError");
        partitions.put({ ...mine, counter: one.counter });
        outbox.add(row);
        kept.forEach((file) => bytes.put(file));
      });
      counter = one.counter;
      return { row, said: one, shows };
    });
  }

  async function rowOf(one, shows, state = "waiting") {
    const { box, key } = await commandBox(JSON.stringify(one), boxing());
    return {
      partition: partition.id, counter: one.counter, command: one.command, at: one.at, state, box, files: one.files,
      key: await seal.sealed(keys.data, key, place(partition.id, one.command)),
      shows: await seal.sealedJson(keys.data, shows, place(partition.id, `${one.command}/shows`)), answer: null,
    };
  }

  async function fileRow({ sha256: name, bytes, type }) {
    const { box, key } = await fileBox(bytes, name, boxing());
    return { partition: partition.id, sha256: name, type, size: bytes.length, box, sent: false, key: await seal.sealed(keys.data, key, place(partition.id, name)) };
  }

  // A refused one anew, with its number and id: what is mended, or that it is given up.
  function mend(was, changes, shows) {
    return inTurn(async () => {
      const one = { ...was.said, ...changes };
      const row = await rowOf(one, shows);
      await store.put("outbox", row);
      if (one.verb === "drop") await dropFaces(one);
      return { row, said: one, shows };
    });
  }

  // A photo that only a dropped entry named does not go to the office. A sheet stays: others signed it too.
  async function dropFaces({ command, files }) {
    const rows = await store.all("outbox", store.ofPartition(partition.id));
    const others = new Set(rows.filter((row) => row.command !== command).flatMap((row) => row.files));
    const own = (files ?? []).filter((file) => typeof file === "string" && !others.has(file));
    for (const name of own) await store.remove("files", [partition.id, name]);
  }

  async function opened(row) {
    const key = await seal.opened(keys.data, row.key, place(partition.id, row.command));
    const [text, shows, answer] = await Promise.all([
      commandIn(row.box, key, bound),
      seal.openedJson(keys.data, row.shows, place(partition.id, `${row.command}/shows`)),
      row.answer ? seal.openedJson(keys.data, row.answer, place(partition.id, `${row.command}/answer`)) : null,
    ]);
    return { row, said: JSON.parse(text), shows, answer };
  }

  async function answered(row, answer) {
    const state = answer.answer === "already" ? (answer.was ?? "done") : answer.answer;
    const kept = await seal.sealedJson(keys.data, answer, place(partition.id, `${row.command}/answer`));
    return { ...row, state, answer: kept, answeredAt: Date.now() };
  }

  return {
    add, mend, opened, answered,
    rows: () => store.all("outbox", store.ofPartition(partition.id)),
    files: () => store.all("files", store.ofPartition(partition.id)),
    file: (name) => store.get("files", [partition.id, name]),
    fileBytes: async (row) => fileIn(row.box, await seal.opened(keys.data, row.key, place(partition.id, row.sha256)), bound),
  };
}

export async function named(bytes, type) {
  return { sha256: hex(await sha256(bytes)), bytes, type };
}

// How much is unsent on this phone and since when, also while it is locked: numbers and moments alone stand open.
export async function unsent(partition) {
  const rows = (await store.all("outbox", store.ofPartition(partition))).filter((row) => !ANSWERED.includes(row.state));
  return { count: rows.length, since: rows.length ? rows.map((row) => row.at).sort()[0] : null };
}

// Every unsent box, one at a time: photos of weeks do not fit into memory together. They open for the office alone.
export async function* boxesOf(partition) {
  for (const table of ["outbox", "files"]) {
    for (const key of await store.keys(table, store.ofPartition(partition))) {
      const row = await store.get(table, key);
      if (row && !ANSWERED.includes(row.state)) yield base64url(row.box);
    }
  }
}

export const envelope = (partition, boxes, madeAt = new Date().toISOString()) => ({
  hamrah: "rescue 1", organisation: partition.office.organisation.id, partition: partition.id, made_at: madeAt, boxes,
});
