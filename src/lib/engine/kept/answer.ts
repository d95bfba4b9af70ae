import { KEPT_SHA256 } from '../../checkpoint/files';
import { INDEX_FILE } from '../../checkpoint/shards';
import { partOf } from './part';
import { keptFacts, keptFile, openStore, sweep } from './store';

/** Milliseconds that a line may take for a small file of which there is a kept copy. */
const PATIENCE = 4000;

/**
 * Answers a request for a file of a model. Weights and tokenizer come from what is kept, as long as the
 * folder's index says that they are what they were; index and config come by the line, and from what
 * is kept where that fails. Where nothing is kept, or nothing can be, the line answers as it would.
 * @param line the platform's fetch, or a test's
 */
export async function answerModelFile(
  request: Request,
  line: (request: Request) => Promise<Response> = (asked) => fetch(asked)
): Promise<Response> {
  const url = request.url.replace(/[?#].*$/, '');
  const at = url.lastIndexOf('/') + 1;
  const [folder, name] = [url.slice(0, at), url.slice(at)];
  try {
    const store = await openStore();
    const facts = await keptFacts(store, folder);
    if (!facts) return await line(request); // nothing of it is kept
    const file = facts.get(name);
    if (!file) return await newest(store, request, line, { folder, name, url });
    if (request.cache === 'reload') await store.delete(url); // it was not what it should be
    const kept = await keptFile(store, url, file);
    return kept ? await partOf(kept, request.headers.get('range')) : await line(request);
  } catch (error) {
    if (isOfStore(error)) return line(request);
    throw error;
  }
}

/** Whether the store could not be used: cleared in between, or refused by the browser. */
const isOfStore = (error: unknown) =>
  error instanceof DOMException && error.name !== 'AbortError' && error.name !== 'NetworkError';

async function newest(
  store: Cache,
  request: Request,
  line: (request: Request) => Promise<Response>,
  { folder, name, url }: { folder: string; name: string; url: string }
): Promise<Response> {
  const coming = line(request);
  const late = new Promise<null>((go) => setTimeout(go, PATIENCE, null));
  const first = await Promise.race([coming.catch(() => null), late]);
  if (first && isFile(first)) {
    await renew(store, first.clone(), { folder, name, url });
    return first;
  }
  const broken = !first || first.status >= 500 || first.ok;
  return (broken && (await store.match(url))) || coming;
}

/** Whether an answer is a file, and not the page by which a network asks one to log in. */
const isFile = ({ ok, headers }: Response) =>
  ok && !headers.get('content-type')?.startsWith('text/html');

/** Keeps the newest copy of a file that is kept; of a new index, lets go of what it says is another. */
async function renew(
  store: Cache,
  answer: Response,
  { folder, name, url }: { folder: string; name: string; url: string }
): Promise<void> {
  const kept = await store.match(url);
  if (!kept) return;
  const text = await answer.text();
  if (text === (await kept.text())) return;
  const headers = { 'content-type': 'application/json', [KEPT_SHA256]: '' };
  await store.put(url, new Response(text, { headers }));
  if (name === INDEX_FILE)
    await sweep(store, folder, (await keptFacts(store, folder)) ?? new Map());
}
