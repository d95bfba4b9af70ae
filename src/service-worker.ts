/// <reference lib="webworker" />
import { base, version } from '$service-worker';
import { answerModelFile } from './lib/engine/kept/answer';
import { PAGE_FILES, pagesIn, type PageFiles, type Told } from './lib/engine/kept/names';

const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;

const OURS = pagesIn(`${base}/`);
const CACHE = OURS + version;
const MODELS = `${base}/models/`;
/** Named by their content: one of these is the same in every version that has it. */
const NAMED_BY_CONTENT = `${base}/_app/immutable/`;

worker.addEventListener('install', (event) => event.waitUntil(keepPages()));
worker.addEventListener('activate', (event) => event.waitUntil(begin()));
worker.addEventListener('message', (event) => {
  const told = event.data as Told;
  if (told === 'take') event.waitUntil(worker.skipWaiting());
  if (told === 'tidy') event.waitUntil(tidy(1));
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  const path = pathname.replace(/\/index\.html$/, '/');
  if (path.startsWith(MODELS)) event.respondWith(answerModelFile(request));
  else if (path.startsWith(`${base}/`) && path !== `${base}/service-worker.js`)
    event.respondWith(answerPageFile(request, path, search));
});

/**
 * Keeps every file of this version, each checked against what was built; all or none. While a host
 * changes from one version to the next this fails, and the browser tries again later.
 */
async function keepPages(): Promise<void> {
  const listed = await fetch(`${base}/${PAGE_FILES}`, { cache: 'no-store' });
  const copy = listed.clone();
  const { version: found, files } = (await listed.json()) as PageFiles;
  if (found !== version) throw new Error(`${PAGE_FILES}: ${found}, not ${version}`);
  const cache = await caches.open(CACHE);
  try {
    await cache.put(`${base}/${PAGE_FILES}`, copy);
    await Promise.all(Object.keys(files).map((name) => keep(cache, name, files[name].integrity)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function keep(cache: Cache, name: string, integrity: string): Promise<void> {
  const path = `${base}/${name}`;
  const same = path.startsWith(NAMED_BY_CONTENT);
  const answer = await fetch(path, { integrity, cache: same ? 'default' : 'no-cache' });
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  // A browser opens no page from an answer that was led elsewhere on its way.
  const { headers } = answer;
  await cache.put(path, answer.redirected ? new Response(answer.body, { headers }) : answer);
}

/** Pages that stand open before there was any version are answered by this one from now on. */
async function begin(): Promise<void> {
  if ((await earlier()).length === 0) await worker.clients.claim();
  await tidy(0);
}

/** Lets go of earlier versions, unless more pages stand open than so many: one may still need its own. */
async function tidy(open: number): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length > open) return;
  await Promise.all((await earlier()).map((name) => caches.delete(name)));
}

const earlier = async () =>
  (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);

/** From this version; a part that only an earlier one has, to its page that still stands open. */
async function answerPageFile(request: Request, path: string, search: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(path);
  if (kept) return kept;
  if (request.mode === 'navigate' && (await cache.match(`${path}/`)))
    return Response.redirect(`${path}/${search}`);
  if (path.startsWith(NAMED_BY_CONTENT))
    for (const name of await earlier()) {
      const old = await (await caches.open(name)).match(path);
      if (old) return old;
    }
  return fetch(request);
}
