// The service worker of /verify/: the page, its scripts and the code reader, kept for use without network. `KEPT` is
// written above by the server. Not here: the network's lists (kept.js), anything about a card.

const CACHE = `hamrah-verify-${KEPT.version}`;
const PAGE = "/verify/";

addEventListener("install", (event) => {
  // Past the browser's own cache: all files of one version, or none.
  const shell = KEPT.shell.map((address) => new Request(address, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(shell)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => clients.claim()));
});

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("hamrah-verify-") && name !== CACHE).map((name) => caches.delete(name)));
}

// A page stands: time for the heavy files, and its language is the one to be met at the short address.
addEventListener("message", (event) => {
  const answer = (word) => event.source.postMessage(word);
  event.waitUntil(keepTheRest(event.data.tongue).then(() => answer("kept"), () => answer("not kept")));
});

async function keepTheRest(tongue) {
  const cache = await caches.open(CACHE);
  await cache.put(PAGE, await cache.match(`${PAGE}${tongue}/`, { ignoreVary: true }));
  for (const address of KEPT.later) {
    if (!(await cache.match(address))) await cache.add(address);
  }
}

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  const kept = [...KEPT.shell, ...KEPT.later];
  if (method === "GET" && origin === location.origin && kept.includes(pathname)) event.respondWith(fromCache(event.request, pathname));
});

async function fromCache(request, pathname) {
  const cache = await caches.open(CACHE);
  return (await cache.match(pathname, { ignoreVary: true })) ?? fetch(request);
}
