// What leaves the phone as a file: unsent work sealed to the office. Not here: making the boxes (outbox.js).

import { exported } from "../outbox.js";
import { dayOf } from "../words.js";

export async function saveUnsent(row) {
  const text = JSON.stringify(await exported(row));
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: `hamrah-unsent-${dayOf(new Date())}-${row.id.slice(-6)}.json` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
