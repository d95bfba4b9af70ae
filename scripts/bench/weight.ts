import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Measurement } from './measurement';
import { openPage, openReading } from './page';
import { bytes, kept } from './report';

const SCRIPT_BYTES = 150e3;

interface Size {
  readonly raw: number;
  readonly gzip: number;
}

/** What a visitor downloads before there is anything to see, and before the first live reading. */
export const weight: Measurement = {
  name: 'bytes',
  async run({ browser, server, build }) {
    server.forget();
    const bare = await openPage(browser, false);
    await bare.goto(server.address, { waitUntil: 'networkidle' });
    const picture = new Set(server.served.map(({ path }) => path));
    await bare.context().close();

    server.forget();
    const page = await openReading(browser, server.address);
    const all = new Set(server.served.map(({ path }) => path));
    await page.context().close();

    const rows = [];
    for (const [kind, belongs] of Object.entries(KINDS)) {
      const before = await size(build, [...picture].filter(belongs));
      const until = await size(build, [...all].filter(belongs));
      const isScript = kind === 'script';
      rows.push([
        kind,
        written(before),
        written(until),
        isScript ? `${bytes(SCRIPT_BYTES)} gzip` : '',
        isScript ? kept(until.gzip < SCRIPT_BYTES) : ''
      ]);
    }
    return {
      title: 'Bytes',
      note: 'Uncompressed, and in brackets what gzip makes of each file. What the first picture needs is what a visit without JavaScript asks for.',
      columns: ['Kind', 'For the first picture', 'Until the first live reading', 'Target', 'Kept'],
      rows
    };
  }
};

const KINDS: Readonly<Record<string, (path: string) => boolean>> = {
  HTML: (path) => extname(path) === '.html',
  'style and icon': (path) => ['.css', '.svg'].includes(extname(path)),
  script: (path) => extname(path) === '.js',
  WebAssembly: (path) => extname(path) === '.wasm',
  'model and tokenizer': (path) => path.includes('/models/'),
  all: () => true
};

async function size(build: string, paths: readonly string[]): Promise<Size> {
  const files = await Promise.all(paths.map((path) => readFile(join(build, path))));
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  return {
    raw: sum(files.map((file) => file.length)),
    gzip: sum(files.map((file) => gzipSync(file).length))
  };
}

const written = ({ raw, gzip }: Size) => (raw ? `${bytes(raw)} (${bytes(gzip)})` : 'none');
