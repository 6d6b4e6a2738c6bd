// The service worker: after one visit the whole app is in the cache and opens without a network.
//
// Who controls a page, and when. A new version never takes over by itself: it waits until the person says so
// (the page then posts SKIP_WAITING), because a page of the old version may still ask for its own old chunks.
// The very first visit is different. No older version exists, so the worker goes straight to "active", but the page
// that installed it stays uncontrolled until its next load, and a chunk it loads later (a language, a dialog) would
// fail if the network has gone by then. So the first worker, and only the first, claims the pages that are open.
// A page must therefore not reload on every `controllerchange`: only when a worker controlled it before.
//
// After an update other tabs of the version before it stay open, and may only then load a language or a dialog. Those
// files are no part of the new version, so what it drops is kept in a cache of its own until the next update.

import { cacheNames } from 'workbox-core';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

/** Files that exist beside the app (licence texts, robots.txt) are themselves, not the app. */
const FILE = /\/[^/]+\.[^/]+$/;

const PREVIOUS = 'dragoman-previous';
const manifest = self.__WB_MANIFEST;

precacheAndRoute(manifest);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [FILE] }));

registerRoute(
  ({ url, sameOrigin }) => sameOrigin && FILE.test(url.pathname),
  async ({ request }) => (await caches.match(request, { cacheName: PREVIOUS, ignoreVary: true })) ?? fetch(request),
);

/** The files that this version no longer has: workbox deletes them when it takes over. */
async function keepPrevious(): Promise<void> {
  const here = new Set(manifest.map((entry) => new URL(typeof entry === 'string' ? entry : entry.url, self.location.href).pathname));
  const current = await caches.open(cacheNames.precache);
  const dropped = (await current.keys()).filter(({ url }) => !here.has(new URL(url).pathname));
  if (dropped.length === 0) return;
  await caches.delete(PREVIOUS);
  const previous = await caches.open(PREVIOUS);
  for (const request of dropped) {
    const response = await current.match(request);
    if (response) await previous.put(request, response);
  }
}

self.addEventListener('install', (event) => { event.waitUntil(keepPrevious()); });

const first = self.registration.active === null;

self.addEventListener('activate', (event) => {
  if (first) event.waitUntil(self.clients.claim());
});

self.addEventListener('message', (event) => {
  if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
