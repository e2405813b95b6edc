// The service worker of /field/: the app's files, kept whole under one version, for use without network from the second
// visit on. `KEPT` is written above by the server. Not here: records (store.js), the office (courier.js).

const CACHE = `hamrah-field-${KEPT.version}`;
const PAGE = "/field/";

addEventListener("install", (event) => {
  // Past the browser's own cache: all files of one version, or none.
  const shell = KEPT.shell.map((address) => new Request(address, { cache: "reload" }));
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(shell)));
});

addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => clients.claim()));
});

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith("hamrah-field-") && name !== CACHE).map((name) => caches.delete(name)));
}

// Only a page that stands locked says so: nobody's entry is cut in two by a newer app.
addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
  if (event.data === "keep the rest") event.waitUntil(keepTheRest());
});

async function keepTheRest() {
  const cache = await caches.open(CACHE);
  for (const address of KEPT.later) {
    if (!(await cache.match(address))) await cache.add(address).catch(() => {});
  }
}

addEventListener("fetch", (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  const isPage = mode === "navigate" && pathname === PAGE;
  if (isPage || KEPT.shell.includes(pathname) || KEPT.later.includes(pathname)) event.respondWith(fromCache(event.request, isPage ? PAGE : pathname));
});

async function fromCache(request, pathname) {
  const cache = await caches.open(CACHE);
  return (await cache.match(pathname, { ignoreVary: true })) ?? fetch(request);
}
