import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGzip } from 'node:zlib';

/** Text is packed, as hosts do. */
const PACKED = /^text\/|json|svg|wasm/;
/** Bytes that are handed over at once: some milliseconds of a slow line. */
const PIECE = 16_384;

/** Milliseconds that a timer may come late. */
const LATE_MS = 250;

export interface Line {
  readonly bitsPerSecond: number;
  /** Milliseconds until an answer begins. */
  readonly latency: number;
  /** Whether parts of files are given. */
  readonly ranges: boolean;
}

/** A line between a server and a browser, which all of its answers share. */
export async function slowLine(
  target: string,
  { bitsPerSecond, latency, ranges }: Line
): Promise<{ address: string; close: () => void }> {
  /** When the line is free again, on performance.now. */
  let free = 0;
  const send = async (piece: Buffer, to: ServerResponse) => {
    // What a timer came late is made up for.
    const since = Math.max(free, performance.now() - LATE_MS);
    free = since + (8000 * piece.length) / bitsPerSecond;
    await sleep(free - performance.now());
    to.write(piece);
  };

  async function answer(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const headers = { ...from.headers };
    const packs = PACKED.test(headers['content-type'] ?? '') && from.statusCode === 200;
    await sleep(latency);
    if (packs) {
      delete headers['content-length'];
      headers['content-encoding'] = 'gzip';
    }
    to.writeHead(from.statusCode ?? 502, headers);
    for await (const part of packs ? from.pipe(createGzip()) : from) {
      for (let at = 0; at < part.length && !to.destroyed; at += PIECE)
        await send((part as Buffer).subarray(at, at + PIECE), to);
    }
    to.end();
  }

  const server = createServer((asked, to) => {
    const { range, ...rest } = asked.headers;
    const headers = range && ranges ? { ...rest, range } : rest;
    const onward = request(new URL(asked.url ?? '/', target), { headers }, (from) => {
      answer(from, to).catch(() => to.destroy());
    });
    onward.on('error', () => to.destroy());
    onward.end();
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    }
  };
}
