/**
 * Keeps the page itself at hand on a bad network: built files carry a hash in their name and are
 * kept, the page is taken from the network for 3 seconds and then from the cache. Calls to the
 * server are never kept.
 */
const CACHE = "foyer-phone-1";
const SHELL = "/phone/";
const ICON = "/phone/icon.svg";
const KEPT_FILES = 60;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([SHELL, ICON])));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  const stale = (names) => names.filter((n) => n.startsWith("foyer-phone-") && n !== CACHE);
  event.waitUntil(
    caches.keys().then((names) => Promise.all(stale(names).map((n) => caches.delete(n)))),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (!url.pathname.startsWith(SHELL)) return;
  if (event.request.mode === "navigate") event.respondWith(page(event.request));
  else if (url.pathname.startsWith(SHELL + "assets/") || url.pathname === ICON) {
    event.respondWith(kept(event.request));
  }
});

async function page(request) {
  const cache = await caches.open(CACHE);
  const fresh = fetch(request).then((answer) => {
    if (answer.ok) cache.put(SHELL, answer.clone());
    return answer;
  });
  const late = new Promise((resolve) => setTimeout(resolve, 3000));
  const answer = await Promise.race([fresh.catch(() => undefined), late]);
  return answer ?? (await cache.match(SHELL)) ?? fresh;
}

async function kept(request) {
  const cache = await caches.open(CACHE);
  const hit = await cache.match(request);
  if (hit) return hit;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request, answer.clone());
    const names = await cache.keys();
    await Promise.all(names.slice(2, Math.max(2, names.length - KEPT_FILES)).map((n) => cache.delete(n)));
  }
  return answer;
}
