// Keeps the page on the device, so that it works without a network. The build fills in what belongs to the page.
//
// A new version is fetched beside the old one and takes over when the page has been closed everywhere: a page never
// gets parts of two versions, and is never reloaded under its reader's hands.
const version = '__VERSION__';
/** Each with the hash of its bytes: a version is whole, or it is not installed. */
const files = __FILES__;
const prefix = `article-inspector ${registration.scope} `;
const cacheName = prefix + version;

self.addEventListener('install', (event) => event.waitUntil(install()));

async function install() {
  try {
    const cache = await caches.open(cacheName);
    await Promise.all(files.map(async (file) => cache.put(file.path, await fetched(file))));
  } catch (error) {
    // Part of a version is none. The browser tries again at the next visit.
    await caches.delete(cacheName);
    throw error;
  }
}

// What the browser's own cache holds may be of an older version, or of a network's log-in page: it is asked for anew, and where the
// answer still has other bytes, past that cache.
async function fetched(file) {
  try {
    return await fetchedBy('no-cache', file);
  } catch {
    return fetchedBy('reload', file);
  }
}

async function fetchedBy(cache, { path, type, integrity }) {
  const response = await fetch(new Request(path, { cache, integrity, redirect: 'error' }));
  const given = response.headers.get('content-type') ?? '';
  if (!response.ok || !given.includes(type)) throw new TypeError(`${path}: ${response.status} ${given}`);
  return response;
}

self.addEventListener('activate', (event) => {
  const isOld = (name) => name.startsWith(prefix) && name !== cacheName;
  const clean = async () => {
    for (const name of (await caches.keys()).filter(isOld)) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin || !url.href.startsWith(registration.scope)) return;
  if (request.method === 'POST' && url.pathname.endsWith('/share')) event.respondWith(takeShared(request));
  else if (request.method === 'GET') event.respondWith(answer(request));
});

// A page is this version's own, and so is all that it loads. What is none of its files comes from the network.
async function answer(request) {
  const cache = await caches.open(cacheName);
  return (await cache.match(placeOf(request), { ignoreSearch: true })) ?? fetch(request);
}

// Hosts give the page at "index.html" too, and it takes texts at "share".
function placeOf(request) {
  const path = new URL(request.url).pathname.slice(new URL(registration.scope).pathname.length);
  return request.mode === 'navigate' && /^(index\.html|share)?$/.test(path) ? './' : request;
}

// A text that another app shares is handed on behind a "#" and reaches no server.
async function takeShared(request) {
  const form = await request.formData();
  const field = (name) => String(form.get(name) ?? '');
  const file = form.get('file');
  const text = file instanceof File && file.size > 0 ? await file.text() : field('text') || field('title');
  const address = new URL('./', registration.scope);
  address.hash = `text=${encodeURIComponent(text)}&source=${encodeURIComponent(field('url'))}`;
  return Response.redirect(address.href, 303);
}
