// Keeps the page on the device, so that it works without a network. The build fills in what belongs to the page.
//
// A new version is fetched beside the old one and takes over when the page has been closed everywhere: a page never
// gets parts of two versions, and is never reloaded under its reader's hands.
const version = '__VERSION__';
const files = __FILES__;
const prefix = `article-inspector ${registration.scope} `;
const cacheName = prefix + version;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files)));
});

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

async function answer(request) {
  const cache = await caches.open(cacheName);
  const asked = request.mode === 'navigate' ? './' : request;
  return (await cache.match(asked, { ignoreSearch: true })) ?? fetch(request);
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
