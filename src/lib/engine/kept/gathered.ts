import type { FileFacts } from '../../checkpoint/files';

/** Milliseconds after a model can read: its first reading comes before what keeps it. */
const REST = 3000;

/** A file that came whole. */
export interface WholeFile {
  readonly bytes: Blob;
  readonly facts: FileFacts | undefined;
}

/**
 * A model's files as they come by the line, to be kept by the browser once the model can read. Their
 * bytes go to its own store at once, as the engine gives its memory back.
 */
export class Gathered {
  readonly #folder: string;
  #files = new Map<string, WholeFile>();

  /** @param folder the model's address, with a slash at its end */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Takes a file that is what it should be. */
  readonly take = (name: string, bytes: Uint8Array, facts: FileFacts | undefined): void => {
    if (!('caches' in globalThis)) return; // keeps nothing: plain http
    this.#files.set(name, { bytes: new Blob([bytes as Uint8Array<ArrayBuffer>]), facts });
  };

  /** Keeps what has come. The code for that comes now. */
  keep(): void {
    const files = this.#files;
    this.#files = new Map();
    if (files.size === 0) return;
    setTimeout(() => {
      // What could not be loaded keeps nothing, and the next visit tries again.
      import('./put')
        .then(({ keepFiles }) => keepFiles(this.#folder, files))
        .catch(() => undefined);
    }, REST);
  }
}
