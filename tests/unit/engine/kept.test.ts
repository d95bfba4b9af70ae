import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Downloader } from '../../../src/lib/checkpoint/download';
import { KEPT_SHA256, type FileFacts } from '../../../src/lib/checkpoint/files';
import { RangedFile } from '../../../src/lib/checkpoint/ranged-file';
import { INDEX_FILE } from '../../../src/lib/checkpoint/shards';
import { sha256 } from '../../../src/lib/checkpoint/verify';
import { answerModelFile } from '../../../src/lib/engine/kept/answer';
import { keepModel } from '../../../src/lib/engine/kept/keep';
import { declinedBeside } from '../../../src/lib/engine/kept/names';
import { partOf } from '../../../src/lib/engine/kept/part';
import { keepFiles, type KeptNews } from '../../../src/lib/engine/kept/put';
import { look, openStore, put } from '../../../src/lib/engine/kept/store';
import { utf8 } from '../checkpoint/small';
import { FakeCaches } from './fake-caches';

const FOLDER = 'http://page/models/small/';
const WEIGHTS = 'model.safetensors';
const CONFIG = 'config.json';

/** What the server has, by name. */
let server: Map<string, Uint8Array>;
let asked: string[];
let caches: FakeCaches;

async function indexOf(files: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  const facts: Record<string, FileFacts> = {};
  for (const [name, bytes] of Object.entries(files))
    facts[name] = { bytes: bytes.length, sha256: (await sha256([bytes]))! };
  return utf8(JSON.stringify({ metadata: { files: facts }, weight_map: { a: WEIGHTS } }));
}
async function publish(weights: string): Promise<void> {
  const files = { [WEIGHTS]: utf8(weights), 'tokenizer.json': utf8('{"tokenizer":1}') };
  server = new Map(Object.entries({ ...files, [CONFIG]: utf8('{"config":1}') }));
  server.set(INDEX_FILE, await indexOf(files));
}

/** The line: what the server has, or a failure where it has nothing. */
const line = async (request: Request | string): Promise<Response> => {
  const name = (typeof request === 'string' ? request : request.url).slice(FOLDER.length);
  asked.push(name);
  const bytes = server.get(name);
  if (!bytes) throw new TypeError('network error');
  const headers = { 'content-length': String(bytes.length) };
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers });
};
const ask = (name: string, headers?: HeadersInit) =>
  answerModelFile(new Request(FOLDER + name, { headers }), line);
const keepAll = () => keepModel(FOLDER, () => undefined);
const kept = async () => look(await openStore(), FOLDER);

beforeEach(async () => {
  asked = [];
  caches = new FakeCaches();
  vi.stubGlobal('caches', caches);
  vi.stubGlobal('fetch', line);
  await publish('0123456789');
});
afterEach(() => vi.unstubAllGlobals());

describe('partOf', () => {
  it('is that slice of the file, whatever range is asked for', async () => {
    const range = fc.tuple(fc.nat(80), fc.option(fc.nat(80), { nil: null }));
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 60 }), range, async (b, r) => {
        const bytes = new Uint8Array(b);
        const [first, last] = r;
        const answer = await partOf(new Response(bytes), `bytes=${first}-${last ?? ''}`);
        const got = new Uint8Array(await answer.arrayBuffer());
        if (last !== null && last < first) {
          expect(got).toEqual(bytes);
          return;
        }
        const expected = bytes.slice(first, last === null ? undefined : last + 1);
        expect(got).toEqual(expected);
        expect(answer.status).toBe(expected.length > 0 ? 206 : 416);
        expect(answer.headers.get('content-range')).toBe(
          expected.length > 0
            ? `bytes ${first}-${first + expected.length - 1}/${bytes.length}`
            : `bytes */${bytes.length}`
        );
      })
    );
  });

  it('is the end of the file for a range that counts from there', async () => {
    const answer = await partOf(new Response('0123456789'), 'bytes=-3');
    expect(await answer.text()).toBe('789');
    expect(answer.headers.get('content-range')).toBe('bytes 7-9/10');
  });
});

describe('a model that is kept', () => {
  it('is answered without the network, whole and in parts', async () => {
    await keepAll();
    expect(await kept()).toMatchObject({ whole: true, bytes: 25, of: 25 });
    server.clear();
    const files = new Downloader(FOLDER, (url, init) =>
      answerModelFile(new Request(url, init), line)
    );
    expect(await files.read(CONFIG)).toEqual(utf8('{"config":1}'));
    expect(await files.read(WEIGHTS)).toEqual(utf8('0123456789'));
    const part = await ask(WEIGHTS, { range: 'bytes=2-4' });
    expect([part.status, await part.text()]).toEqual([206, '234']);
  });

  it('is not asked for again, but for the files that may change', async () => {
    await keepAll();
    asked.length = 0;
    for (const name of [CONFIG, INDEX_FILE, WEIGHTS, 'tokenizer.json']) await ask(name);
    expect(asked).toEqual([CONFIG, INDEX_FILE]);
    await keepAll();
    expect(asked.filter((name) => name === WEIGHTS)).toEqual([]);
  });

  it('goes where a new index says that it is another one; what is the same stays', async () => {
    await keepAll();
    await publish('another');
    expect(await (await ask(WEIGHTS)).text()).toBe('0123456789'); // by the index that is known
    await ask(INDEX_FILE);
    asked.length = 0;
    expect(await (await ask(WEIGHTS)).text()).toBe('another');
    await ask('tokenizer.json');
    expect(asked).toEqual([WEIGHTS]);
    expect(caches.urls()).not.toContain(FOLDER + WEIGHTS);
    expect(await kept()).toMatchObject({ whole: false, bytes: 15, of: 22 });
  });

  it('is read from what is kept where the server fails, or a network asks one to log in', async () => {
    await keepAll();
    for (const answer of [
      new Response('', { status: 503 }),
      new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })
    ]) {
      const request = new Request(FOLDER + CONFIG);
      const got = await answerModelFile(request, async () => answer);
      expect(await got.text()).toBe('{"config":1}');
    }
  });

  it('is asked for anew where what is kept was damaged', async () => {
    await keepAll();
    asked.length = 0;
    const request = new Request(FOLDER + WEIGHTS, { cache: 'reload' });
    expect(await (await answerModelFile(request, line)).text()).toBe('0123456789');
    expect(asked).toEqual([WEIGHTS]);
    expect(await kept()).toMatchObject({ whole: false, bytes: 15 });
  });

  it('is gone where the server says so', async () => {
    await keepAll();
    const request = new Request(FOLDER + CONFIG);
    const answer = await answerModelFile(request, async () => new Response('', { status: 404 }));
    expect(answer.status).toBe(404);
  });
});

describe('a browser that keeps nothing', () => {
  it('reads by the network, whatever its store does', async () => {
    await keepAll();
    for (const broken of ['open', 'match'] as const) {
      caches.breaks = { at: broken, name: 'SecurityError' };
      expect(await (await ask(WEIGHTS)).text()).toBe('0123456789');
    }
  });

  it('says that it is full, and keeps what it has', async () => {
    caches.breaks = { at: 'put', name: 'QuotaExceededError', after: 2 };
    expect(await keepAll()).toBe('full');
    caches.breaks = null;
    expect(await kept()).toMatchObject({ whole: false, bytes: 0, of: 25 });
    expect(await keepAll()).toBeNull();
    expect(await kept()).toMatchObject({ whole: true });
  });

  it('cleared in between: reads by the network', async () => {
    await keepAll();
    caches.clear();
    expect(await (await ask(WEIGHTS)).text()).toBe('0123456789');
    expect(await kept()).toEqual({ bytes: 0, of: null, whole: false });
  });
});

describe('files that have come', () => {
  const files = async () => {
    const facts = { bytes: 10, sha256: (await sha256([server.get(WEIGHTS)!]))! };
    return new Map([[WEIGHTS, { bytes: new Blob(['0123456789']), facts }]]);
  };
  /** What is told, once it is. */
  const news = () =>
    new Promise<KeptNews>((told) => {
      const channel = new BroadcastChannel('riverbank-kept');
      channel.onmessage = ({ data }) => {
        channel.close();
        told(data as KeptNews);
      };
    });

  it('are kept and told of; a full store too', async () => {
    const told = news();
    await keepFiles(FOLDER, await files());
    expect(await told).toEqual({ folder: FOLDER, trouble: null });
    expect(caches.urls()).toEqual([FOLDER + WEIGHTS]);
    caches.clear();
    caches.breaks = { at: 'put', name: 'QuotaExceededError' };
    const toldFull = news();
    await keepFiles(FOLDER, await files());
    expect(await toldFull).toEqual({ folder: FOLDER, trouble: 'full' });
  });

  it('are not kept where the visitor wants nothing kept', async () => {
    await (await openStore()).put(declinedBeside(FOLDER), new Response(''));
    await keepFiles(FOLDER, await files());
    expect(caches.urls()).toEqual([declinedBeside(FOLDER)]);
  });

  it('are handed over once each, unless they were kept before', async () => {
    const taken: string[] = [];
    const fetched = async (url: string) => {
      const answer = await line(url);
      return url.endsWith(WEIGHTS)
        ? new Response(answer.body, { headers: { [KEPT_SHA256]: 'x' } })
        : answer;
    };
    const loader = new Downloader(FOLDER, fetched, (name) => taken.push(name));
    await loader.read(CONFIG);
    await loader.read(CONFIG);
    await loader.read(WEIGHTS);
    expect(taken).toEqual([CONFIG]);
  });

  it('are handed over when they came in parts and are whole; not where a part was kept', async () => {
    const content = server.get(WEIGHTS)!;
    const facts = { bytes: 10, sha256: (await sha256([content]))! };
    const taken: string[] = [];
    /** A server that gives parts; from then on, of those that the browser keeps. */
    const inParts = (keptFrom: number) => {
      let count = 0;
      const fetched = async (url: string, { headers }: RequestInit) => {
        const whole = new Response(content as Uint8Array<ArrayBuffer>);
        const answer = await partOf(whole, new Headers(headers).get('range'));
        const isKept = count++ >= keptFrom;
        answer.headers.set(isKept ? KEPT_SHA256 : 'etag', isKept ? facts.sha256 : '"1"');
        return answer;
      };
      const files = new Downloader(FOLDER, fetched, (name) => taken.push(name));
      return new RangedFile(files, WEIGHTS, facts, () => undefined);
    };
    for (const keptFrom of [Infinity, 1]) {
      const ranged = inParts(keptFrom);
      await ranged.bring([{ start: 2, end: 5 }]);
      while (!ranged.complete) await ranged.bringMore();
      await ranged.check();
      expect(ranged.bytes).toEqual(content);
      expect(taken).toEqual([WEIGHTS]); // by the first alone
    }
  });

  it('are put once: what is there under that checksum is not written again', async () => {
    const [[name, { bytes, facts }]] = await files();
    await put(FOLDER + name, bytes, facts);
    caches.breaks = { at: 'put', name: 'QuotaExceededError' };
    expect(await put(FOLDER + name, bytes, facts)).toBeNull();
  });
});
