import { beforeEach, describe, expect, it } from 'vitest';
import { Downloader } from '../../../src/lib/checkpoint/download';
import * as errors from '../../../src/lib/checkpoint/errors';
import { sha256 } from '../../../src/lib/checkpoint/verify';
import { saidLater } from '../said';
import { utf8 } from './small';

const CONTENT = utf8('0123456789');
let facts: { bytes: number; sha256: string };

/** How the server answers next: the first entry is used up by each request, the last stays. */
type Answer = (range: number) => Response | Promise<Response>;
let requests: { url: string; range: string | null }[];

function downloader(...answers: Answer[]): Downloader {
  requests = [];
  return new Downloader('http://host/models/small', async (url, init) => {
    const range = new Headers(init.headers).get('range');
    requests.push({ url, range });
    const answer = answers.length > 1 ? answers.shift()! : answers[0];
    return answer(Number(/\d+/.exec(range ?? '')?.[0] ?? 0));
  });
}

/** A body that comes in parts and then ends, or breaks. */
function body(bytes: Uint8Array, breaks = false): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, (at += 3)));
      else if (breaks) controller.error(new TypeError('network error'));
      else controller.close();
    }
  });
}

const length = (bytes: number) => ({ headers: { 'content-length': String(bytes) } });
const whole: Answer = () => new Response(body(CONTENT), length(CONTENT.length));
const breaksAfter =
  (count: number): Answer =>
  () =>
    new Response(body(CONTENT.slice(0, count), true), length(CONTENT.length));
const rest: Answer = (from) =>
  new Response(body(CONTENT.slice(from)), {
    status: 206,
    headers: { 'content-range': `bytes ${from}-9/10`, 'content-length': String(10 - from) }
  });
const status =
  (code: number): Answer =>
  () =>
    new Response(null, { status: code });

beforeEach(async () => {
  facts = { bytes: CONTENT.length, sha256: (await sha256([CONTENT]))! };
});

describe('Downloader', () => {
  it('fetches a file of the folder', async () => {
    expect(await downloader(whole).read('a.bin', { facts })).toEqual(CONTENT);
    expect(requests).toEqual([{ url: 'http://host/models/small/a.bin', range: null }]);
  });

  it('reports bytes as they come', async () => {
    const reports: number[][] = [];
    const report = (...counts: number[]) => reports.push(counts);
    await downloader(whole).read('a', { report });
    expect(reports[0]).toEqual([3, 10]);
    expect(reports[reports.length - 1]).toEqual([10, 10]);
  });

  it('asks once for a file that is complete', async () => {
    const files = downloader(whole);
    await files.read('a', { facts });
    expect(await files.read('a', { facts })).toEqual(CONTENT);
    expect(requests).toHaveLength(1);
  });

  it('asks once for a file that two callers want', async () => {
    const files = downloader(whole);
    const [first, second] = await Promise.all([files.read('a'), files.read('a')]);
    expect(first).toEqual(second);
    expect(requests).toHaveLength(1);
  });

  it('throws DownloadError when the network breaks, and then continues where it stopped', async () => {
    const files = downloader(breaksAfter(6), rest);
    await expect(files.read('a', { facts })).rejects.toThrow(errors.DownloadError);
    const reports: number[] = [];
    const report = (loaded: number) => reports.push(loaded);
    expect(await files.read('a', { facts, report })).toEqual(CONTENT);
    expect(requests[1].range).toBe('bytes=6-');
    expect(reports[0]).toBe(9);
  });

  it('says how much has come when the network breaks', async () => {
    expect(await saidLater(downloader(breaksAfter(6)).read('a'))).toMatch(
      /a stopped after 6 bytes/
    );
  });

  it('begins again where the server sends the whole file instead of the rest', async () => {
    const files = downloader(breaksAfter(6), whole);
    await expect(files.read('a', { facts })).rejects.toThrow(errors.DownloadError);
    expect(await files.read('a', { facts })).toEqual(CONTENT);
  });

  it.each([
    ['another part than asked for', () => rest(2)],
    ['that there is no such part', status(416)]
  ])('begins again where the server sends %s', async (_, answer) => {
    const files = downloader(breaksAfter(6), answer, whole);
    await expect(files.read('a', { facts })).rejects.toThrow(errors.DownloadError);
    expect(await files.read('a', { facts })).toEqual(CONTENT);
    expect(requests.map(({ range }) => range)).toEqual([null, 'bytes=6-', null]);
  });

  it('asks for nothing more when the network broke after the last byte', async () => {
    const files = downloader(breaksAfter(10));
    await expect(files.read('a', { facts })).rejects.toThrow(errors.DownloadError);
    expect(await files.read('a', { facts })).toEqual(CONTENT);
    expect(requests).toHaveLength(1);
  });

  it('throws DownloadError when the server cannot be reached', async () => {
    const files = downloader(() => Promise.reject(new TypeError('Failed to fetch')), whole);
    await expect(files.read('a')).rejects.toThrow(errors.DownloadError);
    expect(await files.read('a')).toEqual(CONTENT);
  });

  it('throws DownloadError when the server is in trouble, keeping what came', async () => {
    const files = downloader(breaksAfter(6), status(503), rest);
    await expect(files.read('a', { facts })).rejects.toThrow(errors.DownloadError);
    expect(await saidLater(files.read('a', { facts }))).toMatch(/503/);
    expect(await files.read('a', { facts })).toEqual(CONTENT);
    expect(requests[2].range).toBe('bytes=6-');
  });

  it('stops when told to, and continues later', async () => {
    const stop = new AbortController();
    const untilStopped: Answer = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(CONTENT.slice(0, 4));
            stop.signal.addEventListener('abort', () => controller.error(stop.signal.reason));
          }
        })
      );
    const files = downloader(untilStopped, rest);
    const reading = files.read('a', { facts, signal: stop.signal, report: () => stop.abort() });
    await expect(reading).rejects.toThrow(errors.DownloadError);
    expect(await files.read('a', { facts })).toEqual(CONTENT);
    expect(requests[1].range).toBe('bytes=4-');
  });

  it.each([404, 410])('throws MissingFileError on %i', async (code) => {
    await expect(downloader(status(code)).read('a')).rejects.toThrow(errors.MissingFileError);
  });

  it('takes a web page with status 200 for a missing file', async () => {
    const page = () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
    await expect(downloader(page).read('a')).rejects.toThrow(errors.MissingFileError);
  });

  it.each([
    ['shorter', CONTENT.slice(0, 9)],
    ['longer', utf8('0123456789a')],
    ['other', utf8('012345678X')]
  ])('throws CorruptFileError for a file that is %s, and fetches it anew', async (_, content) => {
    const files = downloader(() => new Response(body(content)), whole);
    await expect(files.read('a', { facts })).rejects.toThrow(errors.CorruptFileError);
    expect(await files.read('a', { facts })).toEqual(CONTENT);
    expect(requests[1].range).toBeNull();
  });

  it('fetches the index anew after a corrupt file, as the model may have been replaced', async () => {
    const files = downloader(whole, () => new Response(body(utf8('new'))), whole);
    await files.read('index.json');
    await expect(files.read('a', { facts })).rejects.toThrow(errors.CorruptFileError);
    await files.read('index.json');
    const names = requests.map(({ url }) => url.replace('http://host/models/small/', ''));
    expect(names).toEqual(['index.json', 'a', 'index.json']);
  });

  it('does not hand out a kept file for one that the index now describes otherwise', async () => {
    const files = downloader(whole, () => new Response(body(utf8('new'))));
    await files.read('a', { facts });
    const other = { bytes: 3, sha256: (await sha256([utf8('new')]))! };
    expect(await files.read('a', { facts: other })).toEqual(utf8('new'));
  });

  it('keeps nothing of a forgotten file', async () => {
    const files = downloader(whole);
    await files.read('a');
    files.forget('a');
    await files.read('a');
    expect(requests).toHaveLength(2);
  });
});
