import { beforeEach, describe, expect, it } from 'vitest';
import { Downloader } from '../../../src/lib/checkpoint/download';
import * as errors from '../../../src/lib/checkpoint/errors';
import { RangedFile } from '../../../src/lib/checkpoint/ranged-file';
import { sha256 } from '../../../src/lib/checkpoint/verify';

const CONTENT = Uint8Array.from({ length: 100 }, (_, i) => i + 1);
let facts: { bytes: number; sha256: string };
/** What was asked for: a range, or null for the whole. */
let asked: (string | null)[];

/** What a server makes of its usual answer. */
type Twist = (answer: {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
}) => Response | Promise<Response>;

const send: Twist = ({ status, headers, body }) => new Response(body, { status, headers });

function file(...twists: Twist[]): RangedFile {
  asked = [];
  const files = new Downloader('http://host/m', async (_, init) => {
    const range = new Headers(init.headers).get('range');
    asked.push(range);
    const [start, last] = /(\d+)-(\d+)/
      .exec(range ?? '0-99')!
      .slice(1)
      .map(Number);
    const headers = { etag: '"1"', 'content-range': `bytes ${start}-${last}/100` };
    const twist = twists.length > 1 ? twists.shift()! : twists[0];
    return twist({ status: range ? 206 : 200, headers, body: CONTENT.slice(start, last + 1) });
  });
  return new RangedFile(files, 'm.bin', facts, () => undefined);
}

const part = (ranged: RangedFile, start: number, end: number) => ranged.bytes.slice(start, end);

beforeEach(async () => {
  facts = { bytes: 100, sha256: (await sha256([CONTENT]))! };
});

describe('RangedFile', () => {
  it('asks for what is missing, and for no byte twice', async () => {
    const ranged = file(send);
    await ranged.bring([{ start: 10, end: 20 }]);
    await Promise.all([
      ranged.bring([{ start: 15, end: 30 }]),
      ranged.bring([{ start: 18, end: 35 }])
    ]);
    expect(asked).toEqual(['bytes=10-19', 'bytes=20-29', 'bytes=30-34']);
    expect(part(ranged, 10, 35)).toEqual(CONTENT.slice(10, 35));
    expect(part(ranged, 0, 10)).toEqual(new Uint8Array(10));
    expect(ranged.loaded).toBe(25);
    await ranged.bringMore();
    await ranged.bringMore();
    expect(ranged.complete).toBe(true);
    await ranged.check();
    expect(asked.slice(3)).toEqual(['bytes=0-9', 'bytes=35-99']);
  });

  it('uses the whole file that answers the first part', async () => {
    const ranged = file(({ headers: { etag } }) =>
      send({ status: 200, headers: { etag }, body: CONTENT.slice() })
    );
    await Promise.all([
      ranged.bring([{ start: 10, end: 20 }]),
      ranged.bring([{ start: 60, end: 70 }])
    ]);
    expect(asked.length).toBeLessThanOrEqual(2);
    expect(asked).not.toContain(null);
    expect(ranged.bytes).toEqual(CONTENT);
    await ranged.bring([{ start: 80, end: 90 }]);
    expect(asked.length).toBeLessThanOrEqual(2);
  });

  const headers =
    (change: Record<string, string>): Twist =>
    (answer) =>
      send({ ...answer, headers: { ...answer.headers, ...change } });
  it.each<[string, Twist]>([
    ['packed', headers({ 'content-encoding': 'br' })],
    ['of other bytes', headers({ 'content-range': 'bytes 0-9/100' })],
    ['of a longer file', headers({ 'content-range': 'bytes 10-19/101' })],
    ['without saying which', headers({ 'content-range': '' })],
    ['of another version', headers({ etag: '"2"' })],
    ['too short', (answer) => send({ ...answer, body: answer.body.slice(1) })],
    ['too long', (answer) => send({ ...answer, body: CONTENT.slice() })],
    ['out of range', (answer) => send({ ...answer, status: 416 })]
  ])('reads the whole file where a part is %s', async (_, twist) => {
    const ranged = file(send, twist, send);
    await ranged.bring([{ start: 0, end: 10 }]);
    await ranged.bring([{ start: 10, end: 20 }]);
    expect(asked).toEqual(['bytes=0-9', 'bytes=10-19', null]);
    expect(ranged.bytes).toEqual(CONTENT);
    expect(ranged.complete).toBe(true);
  });

  it('keeps what came before the line broke, and asks for the rest of it', async () => {
    const breaks: Twist = ({ status, headers, body }) => {
      let read = 0;
      const stream = new ReadableStream({
        pull(to) {
          if (read++ === 0) to.enqueue(body.slice(0, 4));
          else to.error(new TypeError('network error'));
        }
      });
      return new Response(stream, { status, headers });
    };
    const ranged = file(breaks, send);
    await expect(ranged.bring([{ start: 10, end: 20 }])).rejects.toThrow(errors.DownloadError);
    expect(ranged.loaded).toBe(4);
    await ranged.bring([{ start: 10, end: 20 }]);
    expect(asked).toEqual(['bytes=10-19', 'bytes=14-19']);
    expect(part(ranged, 10, 20)).toEqual(CONTENT.slice(10, 20));
  });

  it('asks for parts again after a line that was down from the first', async () => {
    const down: Twist = () => Promise.reject(new TypeError('Failed to fetch'));
    const ranged = file(down, down, send);
    await expect(ranged.bring([{ start: 10, end: 20 }])).rejects.toThrow(errors.DownloadError);
    await ranged.bring([{ start: 10, end: 20 }]);
    expect(asked).toEqual(['bytes=10-19', null, 'bytes=10-19']);
  });

  it('refuses parts that do not make the file that the index describes', async () => {
    const ranged = file((answer) => send({ ...answer, body: answer.body.map((byte) => byte ^ 1) }));
    await ranged.bring([{ start: 0, end: 100 }]);
    await expect(ranged.check()).rejects.toThrow(errors.CorruptFileError);
  });

  it('says that a file is missing', async () => {
    const ranged = file((answer) => send({ ...answer, status: 404 }));
    await expect(ranged.bring([{ start: 0, end: 9 }])).rejects.toThrow(errors.MissingFileError);
  });
});
