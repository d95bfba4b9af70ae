import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** A file, or a part of it, as a server is about to send it. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** What was asked for and how much of an answer was sent. */
export interface Sent {
  readonly path: string;
  readonly range: string | undefined;
  readonly bytes: number;
}

/** What a server does to an answer: sends another one, or null to break off after so many bytes. */
export type Twist = (
  answer: Answer,
  path: string,
  range: string | undefined
) => Promise<Answer> | Answer;

/** The page behind a server that counts the bytes it sends, holds files back, and answers as it is told. */
export class CountingServer {
  readonly sent: Sent[] = [];
  /** What is done to answers with the model's files. */
  twist: Twist = (answer) => answer;
  /** Script at the head of the engine's worker. */
  prefix = '';
  /** Whether pages, scripts and styles are packed, as hosts do. */
  packs = false;
  /** An answer with this file breaks off after so many bytes. */
  cut: { readonly path: string; readonly after: number } | null = null;
  readonly #held = new Map<string, Promise<void>>();
  readonly #server: Server;

  constructor(target: string) {
    this.#server = createServer((request, response) => {
      void this.#answer(target, request, response).catch(() => response.destroy());
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, 'localhost', resolve));
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** Bytes of bodies that were sent. @param of those whose path ends so */
  bytes(of = ''): number {
    const counted = this.sent.filter(({ path }) => path.endsWith(of));
    return counted.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Holds back files whose path matches. @returns lets them go */
  hold(path: string): () => void {
    let go!: () => void;
    this.#held.set(path, new Promise<void>((resolve) => (go = resolve)));
    return () => go();
  }

  async #answer(target: string, { url, headers }: IncomingMessage, response: ServerResponse) {
    const path = url ?? '/';
    const { range } = headers;
    for (const [held, free] of this.#held) if (path.endsWith(held)) await free;
    const asked = await fetch(new URL(path, target), {
      headers: range ? { range } : {},
      redirect: 'manual'
    });
    const kept = [...asked.headers].filter(
      ([name]) => !/^(connection|date|keep-alive)$/.test(name)
    );
    let answer: Answer = {
      status: asked.status,
      headers: Object.fromEntries(kept),
      body: Buffer.from(await asked.arrayBuffer())
    };
    if (/\/workers\/worker-[^/]*\.js$/.test(path))
      answer.body = Buffer.concat([Buffer.from(`${this.prefix}\n`), answer.body]);
    if (this.packs && /^(text|application\/javascript)/.test(answer.headers['content-type'] ?? ''))
      answer = packed(answer);
    if (path.includes('/models/')) answer = await this.twist(answer, path, range);
    const { status, body } = answer;
    response.writeHead(status, { ...answer.headers, 'content-length': String(body.length) });
    const cut = this.cut && path.endsWith(this.cut.path) ? this.cut.after : Infinity;
    this.sent.push({ path, range, bytes: Math.min(body.length, cut) });
    if (body.length <= cut) return void response.end(body);
    // A busy browser loses what it has not read when the wire is cut.
    response.write(body.subarray(0, cut), () => setTimeout(() => response.destroy(), 500));
  }
}

/** An answer as a host sends it that packs what it sends. */
export const packed = (answer: Answer): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'content-encoding': 'gzip' },
  body: gzipSync(answer.body)
});

/** Makes a worker's browser say that its visitor saves data. */
export const SAVES_DATA =
  "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });";
