import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

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

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm'
};

/** The file behind a path: pages other than the first are named without their ending. */
const fileOf = (path: string) =>
  path.endsWith('/') ? `${path}index.html` : extname(path) ? path : `${path}.html`;

/** Serves a folder on a free port, and keeps a list of what was asked for. */
export async function serve(folder: string): Promise<Server> {
  const served: Served[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = fileOf(normalize(pathname));
    try {
      const content = await readFile(join(folder, path));
      response.writeHead(200, {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'content-length': content.length
      });
      response.end(content, () => served.push({ path, done: performance.now() }));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    served,
    forget: () => void served.splice(0),
    close: () => void server.close()
  };
}
