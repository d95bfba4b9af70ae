import type { Downloader } from './download';
import { CheckpointError, DownloadError } from './errors';
import { KEPT_SHA256, type FileFacts } from './files';
import { isPart, versionOf } from './part-answer';
import { Spans, type Span } from './spans';
import { verify } from './verify';

/** Bytes of one request for what nobody waits for: what is waited for shares the line with one of them. */
const PIECE_BYTES = 1_048_576;

/**
 * A large file behind an address, of which parts are asked for by HTTP ranges as they are needed, and
 * no byte twice. Where a server does not follow (it sends the whole file, packs it, sends other bytes
 * or another version), the whole file is read in their place.
 */
export class RangedFile {
  readonly name: string;
  readonly #files: Downloader;
  readonly #facts: FileFacts;
  readonly #report: () => void;
  readonly #here = new Spans();
  #bytes: Uint8Array | null = null;
  #pending: { readonly span: Span; readonly come: Promise<void> }[] = [];
  readonly #stop = new AbortController();
  /** Each ends a part that is under way. */
  readonly #parts = new Set<AbortController>();
  /** Of the version that the first part was of. */
  #version: string | null = null;
  /** Whether any of it came from what the browser keeps. */
  #kept = false;
  #inOne = false;
  #whole: Promise<void> | null = null;
  /** Bytes that have come of it. */
  #ofWhole = 0;
  /** Bytes asked for so far that somebody waits for. */
  wanted = 0;

  /** @param report told as bytes come */
  constructor(files: Downloader, name: string, facts: FileFacts, report: () => void) {
    [this.#files, this.name, this.#facts, this.#report] = [files, name, facts, report];
  }

  /** As long as the file from the first part on; 0 where a byte has not come. */
  get bytes(): Uint8Array {
    return (this.#bytes ??= new Uint8Array(this.#facts.bytes));
  }

  /** Bytes that have come. */
  get loaded(): number {
    return Math.max(this.#here.bytes, this.#ofWhole);
  }

  get complete(): boolean {
    return this.#here.bytes === this.#facts.bytes;
  }

  /** Resolves once nobody waits for bytes of it. */
  async settled(): Promise<void> {
    while (this.#pending.length > 0)
      await Promise.allSettled(this.#pending.map(({ come }) => come));
  }

  /**
   * Resolves once these bytes are there. After a DownloadError, asking again asks for what is missing.
   * @throws DownloadError, MissingFileError, or CorruptFileError for a whole file that is another one
   */
  async bring(spans: readonly Span[]): Promise<void> {
    if (this.#inOne) return this.#takeWhole(null);
    const missing = spans.flatMap((span) => this.#here.missing(span));
    const coming = new Spans([...this.#here, ...this.#pending.map(({ span }) => span)]);
    const fresh = missing.flatMap((span) => coming.missing(span));
    const joined = this.#pending.filter(({ span }) =>
      missing.some(({ start, end }) => span.start < end && start < span.end)
    );
    this.wanted += fresh.reduce((sum, { start, end }) => sum + end - start, 0);
    await Promise.all([
      ...joined.map(({ come }) => come),
      ...fresh.map((span) => this.#begin(span))
    ]);
  }

  /** Brings one piece of what nobody asked for, the first that is missing. */
  async bringMore(): Promise<void> {
    if (this.#inOne) return this.#takeWhole(null);
    const [gap] = this.#here.missing({ start: 0, end: this.#facts.bytes });
    const { start, end } = gap;
    // Kept by browsers that keep parts. What is waited for goes past their store, which would put one
    // request for a file behind another.
    await this.#begin({ start, end: Math.min(end, start + PIECE_BYTES) }, 'default');
  }

  /** Asks for nothing any more; what is waited for does not come. */
  stop(): void {
    this.#stop.abort();
    for (const part of this.#parts) part.abort();
  }

  /** Checks the file once it is complete. @throws CorruptFileError where it is another one */
  async check(): Promise<void> {
    // One that came whole was checked as it came.
    if (this.#inOne) return;
    await verify(this.name, this.bytes, this.#facts);
    if (!this.#kept) this.#files.take(this.name, this.bytes, this.#facts);
  }

  #begin(span: Span, cache?: RequestCache): Promise<void> {
    const come = this.#fetch(span, cache).finally(() => {
      this.#pending = this.#pending.filter((other) => other.come !== come);
    });
    this.#pending.push({ span, come });
    return come;
  }

  async #fetch({ start, end }: Span, cache?: RequestCache): Promise<void> {
    let at = start;
    const stop = new AbortController();
    this.#parts.add(stop);
    const whole = (answer: Response | null) => {
      this.#parts.delete(stop); // the answer may be the whole file
      return this.#takeWhole(answer);
    };
    try {
      const headers = { Range: `bytes=${start}-${end - 1}` };
      const init = { headers, signal: stop.signal, ...(cache && { cache }) };
      const response = await this.#files.ask(this.name, init).catch((error: unknown) => {
        if (this.#version !== null || stop.signal.aborted || error instanceof CheckpointError)
          throw error;
        return null; // browsers refuse a part that was packed by itself
      });
      if (!response || !this.#follows(response, { start, end })) return await whole(response);
      const reader = response.body!.getReader();
      for (let part = await reader.read(); part.value; part = await reader.read()) {
        if (at + part.value.length > end) {
          await reader.cancel();
          break;
        }
        this.bytes.set(part.value, at);
        this.#here.add({ start: at, end: at + part.value.length });
        at += part.value.length;
        this.#report();
      }
      // It broke off, or went on, as if that were all.
      if (at !== end) await whole(null);
    } catch (error) {
      if (this.#inOne && stop.signal.aborted) return this.#takeWhole(null);
      if (error instanceof CheckpointError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      const facts = { kind: 'stopped', file: this.name, bytes: this.loaded, reason } as const;
      throw new DownloadError(facts, { cause: error });
    } finally {
      this.#parts.delete(stop);
    }
  }

  /** Whether an answer is the part that was asked for, of the version that the others are of. */
  #follows(response: Response, span: Span): boolean {
    const part = isPart(response, span, this.#facts.bytes);
    // What is kept under this checksum is this file, whatever the server calls its version.
    const kept = response.headers.get(KEPT_SHA256) === this.#facts.sha256;
    this.#kept ||= kept;
    if (kept) return part;
    const version = versionOf(response);
    this.#version ??= version;
    return part && version === this.#version;
  }

  /** Reads the whole file in place of parts. @param answer has all of it where its status is 200 */
  async #takeWhole(answer: Response | null): Promise<void> {
    const useful = answer?.status === 200 && !this.#whole;
    if (answer && !useful) await answer.body?.cancel();
    this.#inOne = true;
    this.#whole ??= this.#readWhole(useful ? answer : undefined).catch((error: unknown) => {
      this.#whole = null;
      // Nothing came at all: the line is down, and the server may give parts.
      if (this.#version === null && this.#ofWhole === 0) this.#inOne = false;
      throw error;
    });
    for (const part of this.#parts) part.abort();
    return this.#whole;
  }

  async #readWhole(answer?: Response): Promise<void> {
    this.wanted = this.#facts.bytes;
    const whole = await this.#files.read(this.name, {
      facts: this.#facts,
      answer,
      anew: true, // it may have kept parts of another
      signal: this.#stop.signal,
      report: (loaded) => {
        this.#ofWhole = loaded;
        this.#report();
      }
    });
    // Tensors look at the bytes that were there first.
    if (this.#bytes) this.#bytes.set(whole);
    else this.#bytes = whole;
    this.#here.add({ start: 0, end: whole.length });
    this.#files.forget(this.name);
  }
}
