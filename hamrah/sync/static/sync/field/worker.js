// The service worker of /field/: the app's files, kept whole under one version, for use without network from the second
// visit on. `KEPT` is written above by the server. Not here: records (store.js), the office (courier.js).

const CACHE = `hamrah-field-${KEPT.version}`;
const PAGE = "/field/";
let opening = null;

addEventListener("install", (event) => {
  // Past the browser's own cache: all files of one version, or none.
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT.shell.map(anew))).then(keepWhatOlderKept));
});

const anew = (address) => new Request(address, { cache: "reload" });

// A newer app takes over with everything that the older one could do without a network, or not yet.
async function keepWhatOlderKept() {
  const cache = await caches.open(CACHE);
  for (const name of await others()) {
    const kept = await (await caches.open(name)).keys();
    const had = new Set(kept.map(({ url }) => new URL(url).pathname));
    await cache.addAll(KEPT.later.filter((address) => had.has(address)).map(anew));
  }
}

addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => clients.claim()));
});

const others = async () => (await caches.keys()).filter((name) => name.startsWith("hamrah-field-") && name !== CACHE);

async function forgetOthers() {
  await Promise.all((await others()).map((name) => caches.delete(name)));
}

// Only a page that stands locked says so: nobody's entry is cut in two by a newer app.
addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
  if (event.data === "keep the rest") event.waitUntil(keep(KEPT.later));
  if (event.data === "keep the screens") event.waitUntil(keep(KEPT.later.filter((address) => address.endsWith(".js"))));
});

async function keep(addresses) {
  const cache = await caches.open(CACHE);
  for (const address of addresses) {
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
  // Opened once: a start asks for thirty files.
  const cache = await (opening ??= caches.open(CACHE));
  return (await cache.match(pathname, { ignoreVary: true })) ?? fetch(request);
}
