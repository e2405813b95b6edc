// The index of everybody on this phone, kept as records come and go. Not here: how it searches (find.js).

import { makeIndex } from "./find.js";
import { whyWords } from "./alike.js";

let index = null;
const held = new Map();

export async function openIndex(app) {
  const rules = await fetch("/people/field-rules.json");
  index = makeIndex(await rules.json());
  app.find = (text, { limit = 10 } = {}) => named(app, index.find(text, { limit }));
  app.likely = (said, { limit = 5 } = {}) => named(app, index.likely(said, { limit }));
  renew(app);
}

export function renewIndex(app, kinds) {
  if (index && (kinds.has("person") || !kinds.size)) renew(app);
}

// Whoever came, changed or left since the last time.
function renew(app) {
  const now = new Map(app.all("person").map((person) => [person.id, person]));
  for (const id of held.keys()) if (!now.has(id)) index.drop(id), held.delete(id);
  for (const [id, person] of now) {
    if (held.get(id) === person) continue;
    index.put(person);
    held.set(id, person);
  }
}

function named(app, found) {
  return found.map(({ id, why, strength, score }) => ({ person: app.get("person", id), why: typeof why === "string" ? why : strength ? why : whyWords(why), strength, score })).filter(({ person }) => person);
}
