// What this device keeps of the network: the newest trust list and status lists it accepted, in IndexedDB, and how
// they are fetched. Nothing about any card is kept or sent. Not here: what makes them believable (network.js).

import { open, partsOf } from "./network.js";
import { Refusal } from "./refusal.js";

const ADDRESS = "/verify/network.cbor";

// The network as last accepted, or null on a first visit.
export async function load(pinnedRoot) {
  const record = await stored((store) => store.get("now"));
  if (!record) return null;
  try {
    return { ...(await open(record, { roots: rootsFor(pinnedRoot, record) })), record };
  } catch (refusal) {
    // Another root is pinned since: what the old one signed is worth nothing any more.
    if (refusal instanceof Refusal) return null;
    throw refusal;
  }
}

// {network, offS}: the network after a look at the server, and how far this clock is ahead of the server's.
// Without a connection both stay what they were.
export async function refresh(network, pinnedRoot) {
  const answer = await fetch(ADDRESS, { cache: "no-cache", credentials: "omit" }).catch(() => null);
  if (!answer?.ok) return { network, offS: null };
  const offS = (Date.now() - Date.parse(answer.headers.get("Date") ?? "")) / 1000 || 0;
  try {
    return { network: await accepted(new Uint8Array(await answer.arrayBuffer()), network, pinnedRoot), offS };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    console.warn(`The network's bundle was refused: ${refusal.why}`);
    return { network, offS };
  }
}

async function accepted(bundle, before, pinnedRoot) {
  const parts = partsOf(bundle);
  const fresh = await open(parts, { roots: rootsFor(pinnedRoot, before?.record), seen: seenOf(before) });
  // An older list never pushes out a newer one, and one that was left out is not forgotten.
  const lists = new Map([...(before?.record.lists ?? []), ...[...parts.lists].filter(([uri]) => fresh.lists.has(uri))]);
  const record = { trust: copied(parts.trust), lists: new Map([...lists].map(([uri, token]) => [uri, copied(token)])) };
  Object.assign(record, { roots: fresh.roots.map(copied), pinnedRoot });
  const network = { ...(await open(record, { roots: record.roots })), record };
  await stored((store) => store.put(record, "now"));
  return network;
}

// A part of a bundle without the bundle around it, which the store would keep too.
function copied(bytes) {
  return bytes.slice();
}

// Those accepted since, which may have left the page's own behind; a page that brings another one is believed too.
function rootsFor(pinnedRoot, record) {
  if (!record) return [pinnedRoot];
  const isSame = record.pinnedRoot.every((byte, at) => byte === pinnedRoot[at]);
  return isSame ? record.roots : [pinnedRoot, ...record.roots];
}

function seenOf(network) {
  if (!network) return {};
  const lists = Object.fromEntries([...network.lists].map(([uri, list]) => [uri, list.issuedAt]));
  return { version: network.version, lists };
}

// One step in the one store; where the browser keeps nothing (a private window), nothing is kept.
function stored(step) {
  return new Promise((done) => {
    const opening = indexedDB.open("hamrah-verify", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("network");
    opening.onerror = () => done(undefined);
    opening.onsuccess = () => {
      const asked = step(opening.result.transaction("network", "readwrite").objectStore("network"));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => done(undefined);
      asked.transaction.oncomplete = () => opening.result.close();
    };
  });
}
