/** The page: the element, what the address or the system hands over to it, and the service worker. */
import { defineArticleInspector, type ArticleInspector } from '@article-inspector/element';
import { createWorkerRunner, ownModule } from 'article-inspector';

import { bookmarklet } from './bookmarklet.ts';
import { handedOver } from './handed-over.ts';

const inspector = document.querySelector<ArticleInspector>('article-inspector')!;
inspector.setAttribute('bookmarklet', bookmarklet(new URL('./', location.href).href));
defineArticleInspector();
start();

/** Starts the core. Where that fails, it is tried again when the network is back, and now and then: the text waits for it. */
function start(): void {
  const runner = createWorkerRunner(ownModule);
  inspector.runner = runner;
  runner.catch(() => {
    const again = new AbortController();
    const once = (): void => {
      again.abort();
      clearTimeout(timer);
      start();
    };
    const timer = setTimeout(once, 15_000);
    window.addEventListener('online', once, { signal: again.signal });
  });
}

/** Takes a text out of the address, and leaves none behind in it. */
function takeFromAddress(): void {
  const given = handedOver(location.hash);
  if (!given) return;
  history.replaceState(null, '', location.pathname);
  if (given === 'unreadable') inspector.notice('error.address');
  else if (given.html) inspector.setHtml(given.html, { plain: given.text, source: given.source });
  else inspector.setText(given.text, { source: given.source });
}
takeFromAddress();
window.addEventListener('hashchange', takeFromAddress);

// Files that the system opens with the installed page.
window.launchQueue?.setConsumer(async ({ files }) => {
  const [handle] = files;
  if (handle) await inspector.openFile(await handle.getFile());
});

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  window.addEventListener('load', () => {
    // A browser may forbid it (private windows): the page then works as long as it is open.
    navigator.serviceWorker.register('./service-worker.js', { updateViaCache: 'none' }).then(tellOfUpdates, () => undefined);
  });
}

// A new version waits until the page has been closed everywhere, so no text is ever lost to it.
function tellOfUpdates(registration: ServiceWorkerRegistration): void {
  const tell = (worker: ServiceWorker | null): void => {
    if (worker?.state === 'installed' && navigator.serviceWorker.controller) inspector.notice('update.ready');
  };
  tell(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => tell(worker));
  });
}

interface LaunchQueue {
  setConsumer(consumer: (parameters: { files: readonly { getFile(): Promise<File> }[] }) => void): void;
}

declare global {
  interface Window {
    launchQueue?: LaunchQueue;
  }
  interface ImportMeta {
    readonly env: { readonly PROD: boolean };
  }
}
