// What lies on this phone: the one place that knows IndexedDB. Everything of a worker in it is sealed (seal.js) before
// it comes here. Not here: keys, or what the rows mean.

const NAME = "hamrah-field";
const VERSION = 1;
// Durable when the promise says so: a phone that is switched off the next moment has it (Chrome 83+).
const STRICT = { durability: "strict" };

let opening = null;

function database() {
  opening ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => make(request.result);
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      // A newer page in another tab may change the tables only when this one lets go.
      request.result.onversionchange = () => close();
      done(request.result);
    };
  });
  opening.catch(() => (opening = null));
  return opening;
}

// Only ever adds: the outbox of an older page is read by the newer one.
function make(database) {
  const has = (name) => database.objectStoreNames.contains(name);
  if (!has("phone")) database.createObjectStore("phone");
  if (!has("partitions")) database.createObjectStore("partitions", { keyPath: "id" });
  if (!has("packs")) database.createObjectStore("packs", { keyPath: ["partition", "number"] });
  if (!has("outbox")) database.createObjectStore("outbox", { keyPath: ["partition", "counter"] });
  if (!has("files")) database.createObjectStore("files", { keyPath: ["partition", "sha256"] });
  if (!has("kept")) database.createObjectStore("kept", { keyPath: ["partition", "name"] });
  if (!has("lists")) database.createObjectStore("lists");
}

export function close() {
  opening?.then((database) => database.close(), () => {});
  opening = null;
}

// One transaction over the named tables. `steps(tables)` may only wait for what the tables answer; its answer is the
// answer, once everything is on the disk. A phone that is full says so: the error keeps its name QuotaExceededError.
export async function within(names, mode, steps) {
  const transaction = (await database()).transaction(names, mode, mode === "readwrite" ? STRICT : {});
  const finished = new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onerror = transaction.onabort = () => failed(transaction.error ?? new DOMException("aborted", "AbortError"));
  });
  const tables = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]));
  let outcome;
  try {
    outcome = await steps(tables);
  } catch (error) {
    finished.catch(() => {});
    try {
      transaction.abort();
    } catch {
      // It ended by itself already.
    }
    throw error;
  }
  await finished;
  return outcome;
}

export function answer(request) {
  return new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

export const get = (table, key) => within([table], "readonly", (tables) => answer(tables[table].get(key)));
export const all = (table, range) => within([table], "readonly", (tables) => answer(tables[table].getAll(range)));
export const keys = (table, range) => within([table], "readonly", (tables) => answer(tables[table].getAllKeys(range)));
export const put = (table, row, key) => within([table], "readwrite", (tables) => answer(tables[table].put(row, key)));
export const remove = (table, key) => within([table], "readwrite", (tables) => answer(tables[table].delete(key)));

// Every row of one partition: keys are [partition, anything].
export function ofPartition(partition) {
  return IDBKeyRange.bound([partition], [partition, []]);
}

export async function estimate() {
  const said = (await navigator.storage?.estimate?.()) ?? {};
  const isLasting = (await navigator.storage?.persisted?.()) ?? false;
  return { used: said.usage ?? 0, most: said.quota ?? 0, isLasting };
}

export async function askToLast() {
  return (await navigator.storage?.persist?.()) ?? false;
}
