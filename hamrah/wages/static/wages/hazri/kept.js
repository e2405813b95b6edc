// The one place on her phone where the sealed diary lies: IndexedDB, one record. Not here: opening it (seal.js).

const NAME = "hazri", STORE = "sealed", ONE = "diary";

function opened() {
  return new Promise((done, failed) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });
}

async function within(mode, act) {
  const base = await opened();
  try {
    return await new Promise((done, failed) => {
      const whole = base.transaction(STORE, mode, { durability: "strict" });
      const asked = act(whole.objectStore(STORE));
      whole.oncomplete = () => done(asked.result);
      whole.onerror = whole.onabort = () => failed(whole.error);
    });
  } finally { base.close(); }
}

export const read = () => within("readonly", (store) => store.get(ONE));
export const write = (record) => within("readwrite", (store) => store.put(record, ONE));
export const forget = () => within("readwrite", (store) => store.delete(ONE));
