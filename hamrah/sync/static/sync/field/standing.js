// Whether this phone is still to be here, asked while nobody opens it; and what is done when the office says no. Not here:
// a round of an open phone (rounds.js), which hears the same.

import * as partition from "./partition.js";
import { bring } from "./bringing.js";
import { base64url, utf8 } from "./ids.js";
import { isOrder, pressed } from "./line.js";
import { random } from "./seal.js";

const AGAIN_MS = 600_000;

// Every user of the phone that stands locked, now, when a network comes, and now and then. `gone(why)`: "wiped", or
// "stopped" where what is unsent has still to be brought.
export function watchStanding(rows, gone) {
  const look = async () => {
    for (const row of rows) {
      const order = await wipeOrder(row);
      if (order) return leave(row, order).then(() => gone("wiped"), () => row.droppedAt || gone("stopped"));
    }
  };
  look();
  addEventListener("online", look);
  const timer = setInterval(look, AGAIN_MS);
  return () => {
    removeEventListener("online", look);
    clearInterval(timer);
  };
}

// Her key is locked in with her work, so nobody signs the question; the office signs the answer, for this very question.
async function wipeOrder(row) {
  const nonce = base64url(random(16));
  const path = `/sync/standing/${row.office.organisation.id}/${row.id}/?nonce=${nonce}`;
  const answer = await fetch(path, { credentials: "omit", cache: "no-store" }).catch(() => null);
  const told = (answer?.ok && (await answer.json().catch(() => null))) || {};
  const isTrue = told.order === "wipe" && (await isOrder(told.signed, { fieldKey: row.office.field_key, partition: row.id, nonce }).catch(() => false));
  return isTrue ? told.signed : null;
}

// What she saw goes at once. What is unsent goes to the office first, sealed as it is: with no line it stays, and nobody on
// this phone can open it; the next time it is asked again.
export async function leave(row, order) {
  await partition.drop(row.id);
  await bring(row, (json) => brought(json, order));
  await partition.wipe(row.id);
}

async function brought(json, order) {
  const body = await pressed(utf8(JSON.stringify(json)));
  const headers = { "Content-Type": "application/json", "Hamrah-Order": order, ...(body[0] === 0x1f ? { "Content-Encoding": "gzip" } : {}) };
  const answer = await fetch("/sync/rescue/", { method: "POST", body, headers, credentials: "omit", cache: "no-store" });
  if (!answer.ok) throw new Error(`${answer.status}`);
}
