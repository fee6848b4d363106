/** Give it another number when you publish changes. */
const version = 1;
const cacheName = `convlens-pages-${version}`;
/** The pages and their own files. */
const pages = ['./', 'index.html', 'offline.css'];
/** The folder that `npx convlens copy convlens` wrote. */
const kit = 'convlens/';

addEventListener('install', (event) => event.waitUntil(fill()));
addEventListener('activate', (event) => event.waitUntil(clear()));
addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method === 'GET' && url.startsWith(self.registration.scope)) {
    event.respondWith(answer(event.request));
  }
});

/** Fetches everything at the first visit; the list of the kit's files was written with them. */
async function fill() {
  const list = await (await fetch(`${kit}convlens.json`, { cache: 'no-cache' })).json();
  const files = list.files.map(({ path }) => kit + path);
  const needed = files.filter((path) => !/engine\.worker\.js|LICENSE|NOTICE/.test(path));
  await (await caches.open(cacheName)).addAll([...pages, ...needed]);
  await self.skipWaiting();
}

async function clear() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith('convlens-pages-') && name !== cacheName);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Files of the kit never change. Everything else comes from the network while there is one. */
async function answer(request) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept && request.url.startsWith(self.registration.scope + kit)) return kept;
  try {
    const fresh = await fetch(request);
    // That the disk is full does not matter while there is a network.
    if (fresh.status === 200) cache.put(request, fresh.clone()).catch(() => {});
    return fresh;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}
