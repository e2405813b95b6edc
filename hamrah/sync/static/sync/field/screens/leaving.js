// What leaves the phone as a file: unsent work sealed to the office. Not here: making the boxes (outbox.js).

import { boxesOf, envelope } from "../outbox.js";
import { dayOf } from "../words.js";

// Put together in pieces, which the browser may keep on the disk: photos of weeks are larger than its memory.
export async function saveUnsent(row) {
  const [head, foot] = JSON.stringify(envelope(row, ["*"])).split('"*"');
  const pieces = [head];
  for await (const box of boxesOf(row.id)) pieces.push(new Blob([pieces.length > 1 ? "," : "", JSON.stringify(box)]));
  const address = URL.createObjectURL(new Blob([...pieces, foot], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: `hamrah-unsent-${dayOf(new Date())}-${row.id.slice(-6)}.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
