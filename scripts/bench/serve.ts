import { serve as serveFiles } from '../serve.mjs';

/** A file that was asked for; `done` is when its last byte was handed over, on performance.now. */
export interface Served {
  readonly path: string;
  readonly done: number;
}

export interface Server {
  readonly address: string;
  /** Every file served since the last `forget`, in the order of their ends. */
  readonly served: readonly Served[];
  forget(): void;
  close(): void;
}

/** Serves a folder on a free port, and keeps a list of what was asked for. */
export async function serve(folder: string): Promise<Server> {
  const served: Served[] = [];
  const { address, close } = await serveFiles(folder, {
    served: (path) => served.push({ path, done: performance.now() })
  });
  return { address, served, forget: () => void served.splice(0), close };
}
