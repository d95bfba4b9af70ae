import { CheckpointError, CorruptFileError, DownloadError, MissingFileError } from './errors';
import { KEPT_SHA256, type CheckpointFiles, type FileFacts, type ReadOptions } from './files';
import { verify } from './verify';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;
/** Told of a file that came whole by the line, and is what it should be. */
type Take = (name: string, bytes: Uint8Array, facts: FileFacts | undefined) => void;

/** What has come of one file. */
interface Arrival {
  readonly facts?: FileFacts;
  /** Room for what has come and, where the length is known, for all of it. */
  buffer: Uint8Array;
  /** How much of the buffer has come. */
  length: number;
  /** Whether any of it came from what the browser keeps, not by the line. */
  kept: boolean;
  whole: Uint8Array | null;
  pending: Promise<Uint8Array> | null;
}

/**
 * A model folder behind an address. Keeps what has come: after a failure the same object asks only
 * for the rest, a half-come file from the byte where it stopped.
 */
export class Downloader implements CheckpointFiles {
  readonly distant = true;
  readonly #base: string;
  readonly #fetch: Fetch;
  /** Takes what could be kept. */
  readonly take: Take;
  readonly #arrivals = new Map<string, Arrival>();

  /**
   * @param base address of the folder, with or without a slash at its end
   * @param fetcher the platform's fetch, or a test's
   * @param take handed what could be kept
   */
  constructor(
    base: string,
    fetcher: Fetch = (url, init) => fetch(url, init),
    take: Take = () => undefined
  ) {
    this.#base = base.endsWith('/') ? base : `${base}/`;
    this.#fetch = fetcher;
    this.take = take;
  }

  async read(name: string, options: ReadOptions = {}): Promise<Uint8Array> {
    const arrival = this.#arrival(name, options.facts);
    arrival.pending ??= this.#complete(name, arrival, options).finally(() => {
      arrival.pending = null;
    });
    const whole = await arrival.pending;
    options.report?.(whole.length, whole.length);
    return whole;
  }

  forget(name: string): void {
    this.#arrivals.delete(name);
  }

  /** Asks for a file, or a part of it. @throws MissingFileError, DownloadError, or as `fetch` does */
  async ask(name: string, init: RequestInit): Promise<Response> {
    const response = await this.#fetch(this.#base + name, init);
    checkAnswer(name, response);
    return response;
  }

  /** What was kept, unless another index now describes another file of that name. */
  #arrival(name: string, facts?: FileFacts): Arrival {
    const kept = this.#arrivals.get(name);
    if (kept && kept.facts?.sha256 === facts?.sha256) return kept;
    const buffer = new Uint8Array(0);
    const fresh: Arrival = { facts, buffer, length: 0, kept: false, whole: null, pending: null };
    this.#arrivals.set(name, fresh);
    return fresh;
  }

  async #complete(name: string, arrival: Arrival, options: ReadOptions): Promise<Uint8Array> {
    if (arrival.whole) return arrival.whole;
    try {
      if (arrival.length !== arrival.facts?.bytes) await this.#fetchRest(name, arrival, options);
      const whole = arrival.buffer.subarray(0, arrival.length);
      await verify(name, whole, arrival.facts);
      arrival.whole = whole;
      if (!arrival.kept) this.take(name, whole, arrival.facts);
      return whole;
    } catch (error) {
      if (error instanceof CorruptFileError) this.#distrust(name);
      throw error;
    }
  }

  /** Forgets a wrong file, and config and index too: the model may have been replaced meanwhile. */
  #distrust(name: string): void {
    this.forget(name);
    for (const [other, { facts }] of this.#arrivals) if (!facts) this.forget(other);
  }

  async #fetchRest(name: string, arrival: Arrival, options: ReadOptions): Promise<void> {
    try {
      const fresh = arrival.length === 0 ? options.answer : undefined;
      const response = fresh ?? (await this.#askRest(name, arrival, options));
      arrival.kept ||= response.headers.has(KEPT_SHA256);
      const rest = Number(response.headers.get('content-length') ?? 0);
      const total = arrival.facts?.bytes ?? arrival.length + rest;
      const reader = response.body?.getReader();
      for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
        if (arrival.facts && arrival.length + part.value.length > total) {
          await reader?.cancel();
          throw new CorruptFileError({ kind: 'longer', file: name, expected: total });
        }
        append(arrival, part.value);
        options.report?.(arrival.length, Math.max(total, arrival.length));
      }
    } catch (error) {
      if (error instanceof CheckpointError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      throw new DownloadError(
        { kind: 'stopped', file: name, bytes: arrival.length, reason },
        { cause: error }
      );
    }
  }

  /** Asks for what is missing; where the server sends all of it, what had come is dropped. */
  async #askRest(name: string, arrival: Arrival, options: ReadOptions): Promise<Response> {
    const range = arrival.length > 0 ? { Range: `bytes=${arrival.length}-` } : undefined;
    const { signal, anew } = options;
    const cache = anew && !range ? 'reload' : undefined;
    const response = await this.ask(name, { headers: range, signal, ...(cache && { cache }) });
    const starts = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
    const continues =
      response.status === 206 && Number(starts ?? arrival.length) === arrival.length;
    if (!continues) arrival.length = 0;
    if (response.status !== 416 && (response.status !== 206 || continues)) return response;
    await response.body?.cancel();
    return this.#askRest(name, arrival, options); // without a range now, as nothing is kept
  }
}

/** Puts a part behind what has come; straight into its place where the file's length is known. */
function append(arrival: Arrival, part: Uint8Array): void {
  const needed = arrival.length + part.length;
  if (needed > arrival.buffer.length) {
    const room = new Uint8Array(arrival.facts?.bytes ?? 2 * needed);
    room.set(arrival.buffer.subarray(0, arrival.length));
    arrival.buffer = room;
  }
  arrival.buffer.set(part, arrival.length);
  arrival.length = needed;
}

/** @throws MissingFileError or DownloadError unless the file, or a part of it, is coming */
function checkAnswer(name: string, { ok, status, headers }: Response): void {
  const page = headers.get('content-type')?.startsWith('text/html') ?? false;
  // Hosts of single-page apps answer "not found" with their start page and status 200.
  if (status === 404 || status === 410 || (ok && page)) {
    throw new MissingFileError({ kind: 'server', file: name, status, page });
  }
  if (!ok && status !== 416) {
    throw new DownloadError({ kind: 'refused', file: name, status });
  }
}
