// The service worker of /hazri/: the page and its files, kept for use without network. `KEPT` is written above by the
// server. Not here: anything of hers, which no request ever carries.

const CACHE = `hamrah-hazri-${KEPT.version}`;

addEventListener("install", (event) => {
  const files = KEPT.files.map((address) => new Request(address, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(files)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => event.waitUntil(forgetOthers().then(() => clients.claim())));

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("hamrah-hazri-") && name !== CACHE).map((name) => caches.delete(name)));
}

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method === "GET" && origin === location.origin && KEPT.files.includes(pathname)) event.respondWith(fromCache(event.request, pathname));
});

async function fromCache(request, pathname) {
  const cache = await caches.open(CACHE);
  return (await cache.match(pathname, { ignoreVary: true })) ?? fetch(request);
}
