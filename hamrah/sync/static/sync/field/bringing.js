// Unsent work on its way to the office as it lies: sealed boxes, as many as go into one request. Not here: making them
// (box.js), or who may bring them.

import { boxesOf, envelope } from "./outbox.js";

const MOST_BYTES = 1_500_000;

// `send(json)`: one request, answered before the next is put together.
export async function bring(row, send) {
  let [part, size] = [[], 0];
  for await (const box of boxesOf(row.id)) {
    if (part.length && size + box.length > MOST_BYTES) {
      await send(envelope(row, part));
      [part, size] = [[], 0];
    }
    part.push(box);
    size += box.length;
  }
  if (part.length) await send(envelope(row, part));
}
