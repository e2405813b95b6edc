// The worker that goes to the office and back, so that no screen ever waits for a line. Begins a round when told, and
// again after a while when there was no line. Not here: the steps of a round (rounds.js).

import { makeLine, isOrder, NoLine, Refused } from "/static/sync/field/line.js";
import { makeOutbox } from "/static/sync/field/outbox.js";
import { round } from "/static/sync/field/rounds.js";
import { leave } from "/static/sync/field/standing.js";

const AGAIN_MS = [15_000, 60_000, 300_000, 900_000];
const RESTING_MS = 600_000;

let held = null;
let isAway = false;
let isWanted = false;
let failures = 0;
let timer = 0;

addEventListener("message", ({ data }) => {
  if (data.kind === "begin") begin(data);
  if (data.kind === "wants") Object.assign(held.wants, data.wants);
  if (data.kind === "round") go();
});

function begin({ row, keys, language, build, lists, wants }) {
  const who = `${row.office.organisation.id}/${row.id}`;
  const line = makeLine({ who, signing: keys.signing, language, clock: { offMs: row.offMs } });
  held = { line, row, outbox: makeOutbox(row, keys), dataKey: keys.data, id: row.id, organisation: row.office.organisation.id, fieldKey: row.office.field_key, build, lists, wants };
  go();
}

// One round at a time; asked for during one, another follows.
async function go() {
  if (isAway) return (isWanted = true);
  [isAway, isWanted] = [true, false];
  clearTimeout(timer);
  postMessage({ kind: "stage", stage: "begin" });
  const wait = await walked();
  isAway = false;
  if (isWanted) return go();
  if (wait) timer = setTimeout(go, wait);
}

// How long until the next by itself; 0 for never.
async function walked() {
  try {
    await round(held, postMessage);
    failures = 0;
    postMessage({ kind: "rest", ok: true });
    return RESTING_MS;
  } catch (error) {
    return afterFailure(error);
  }
}

async function afterFailure(error) {
  if (error instanceof Refused && error.code === "sync.phone_ended") return ended(error);
  const why = error instanceof NoLine ? "no_line" : error instanceof Refused ? "refused" : error.name === "QuotaExceededError" ? "full" : "failed";
  postMessage({ kind: "rest", ok: false, why, message: error instanceof Refused ? error.message : why === "failed" ? `${error.name}: ${error.message}` : "" });
  failures += 1;
  return AGAIN_MS[Math.min(failures, AGAIN_MS.length) - 1];
}

async function ended({ order, signed, nonce }) {
  const isWipe = order === "wipe" && (await isOrder(signed, { fieldKey: held.fieldKey, partition: held.id, nonce }).catch(() => false));
  // Without a line for what is unsent, the door asks again.
  const isLeft = isWipe && (await leave(held.row, signed).then(() => true, () => false));
  postMessage({ kind: "ended", order: isLeft ? "wipe" : "stop" });
  return 0;
}
