import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isBuilt } from '../../../scripts/bench/build';
import {
  bytes,
  msSpread,
  replaceMeasured,
  tenthsSpread,
  toMarkdown
} from '../../../scripts/bench/report';
import { timed, type Spent } from '../../../scripts/bench/runtime/timed';
import { serve } from '../../../scripts/bench/serve';
import { median, quantile, shareUpTo, spread } from '../../../scripts/bench/statistics';

const folders: string[] = [];
function folder(): string {
  folders.push(mkdtempSync(join(tmpdir(), 'riverbank-bench-')));
  return folders[folders.length - 1];
}
afterEach(() => folders.splice(0).forEach((path) => rmSync(path, { recursive: true })));

describe('statistics of runs', () => {
  it('takes the middle value, or the mean of the two in the middle', () => {
    expect(median([10, 2, 9])).toBe(9);
    expect(median([10, 2, 9, 4])).toBe(6.5);
  });

  it('gives median, least, most and how many', () => {
    expect(spread([30, 10, 20])).toEqual({ median: 20, least: 10, most: 30, runs: 3 });
  });

  it('counts values at the bound as within it', () => {
    expect(shareUpTo([16, 17, 18, 33], 17)).toBe(0.5);
  });

  it('names the value that a share does not exceed', () => {
    const oneToHundred = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(quantile(oneToHundred, 0.95)).toBe(95);
    expect(quantile([7], 0.95)).toBe(7);
  });
});

describe('the document', () => {
  const begin = '<!-- bench: begin, written by npm run bench -->';
  const end = '<!-- bench: end -->';

  it('changes between its marks only, however often', () => {
    const document = `before\n${begin}\nold\n${end}\nafter\n`;
    const once = replaceMeasured(document, 'new');
    expect(once).toBe(`before\n${begin}\n\nnew\n\n${end}\nafter\n`);
    expect(replaceMeasured(once, 'new')).toBe(once);
  });

  it('says which marks are missing', () => {
    expect(() => replaceMeasured('nothing here', 'new')).toThrow(begin);
  });

  it('writes a section as heading, note and table', () => {
    const section = {
      title: 'Bytes',
      note: 'Said first.',
      columns: ['a', 'b'],
      rows: [['1', '2']]
    };
    expect(toMarkdown(section)).toBe(
      '## Bytes\n\nSaid first.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |'
    );
  });

  it('says why a measurement was left out, without a table', () => {
    const section = { title: 'Beside', note: 'Left out.', columns: [], rows: [] };
    expect(toMarkdown(section)).toBe('## Beside\n\nLeft out.');
  });

  it('writes times and sizes in the unit that fits', () => {
    expect(tenthsSpread(spread([9.44, 9.1, 12]))).toBe('9.4 (9.1–12.0)');
    expect(msSpread(spread([18.4, 19.6, 30.2]))).toBe('20 ms (18–30)');
    expect(bytes(68_712)).toBe('68.7 kB');
    expect(bytes(45_900_000)).toBe('45.9 MB');
  });
});

describe('whether there is a build', () => {
  const sources = ['src', 'static', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];
  const project = () => {
    const root = folder();
    for (const name of ['src', 'static', 'build']) mkdirSync(join(root, name));
    for (const name of sources.slice(2)) writeFileSync(join(root, name), '');
    writeFileSync(join(root, 'src/page.ts'), '');
    return root;
  };

  it('is not, before the first', () => {
    expect(isBuilt(project(), 'build')).toBe(false);
  });

  it('is, until something that it is made from changes', () => {
    const root = project();
    writeFileSync(join(root, 'build/index.html'), '');
    const later = Date.now() / 1000 + 10;
    utimesSync(join(root, 'build/index.html'), later, later);
    expect(isBuilt(root, 'build')).toBe(true);
    utimesSync(join(root, 'src/page.ts'), later + 10, later + 10);
    expect(isBuilt(root, 'build')).toBe(false);
  });
});

describe('the server', () => {
  it('serves files with their types and keeps a list of them', async () => {
    const root = folder();
    writeFileSync(join(root, 'index.html'), '<p>here</p>');
    const server = await serve(root);
    try {
      const page = await fetch(server.address);
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await page.text()).toBe('<p>here</p>');
      expect((await fetch(`${server.address}nothing.js`)).status).toBe(404);
      expect(server.served.map(({ path }) => path)).toEqual(['/index.html']);
      server.forget();
      expect(server.served).toEqual([]);
    } finally {
      server.close();
    }
  });
});

describe('timers around functions', () => {
  it('answer as the functions do, and add up what each group takes', () => {
    const spent: Spent = new Map();
    const functions = { add: (a: number, b: number) => a + b, negate: (a: number) => -a };
    const { add, negate } = timed(functions, spent, (name, first) =>
      first === 0 ? 'nothing' : name
    );
    expect([add(1, 2), add(0, 2), negate(3)]).toEqual([3, 2, -3]);
    expect([...spent.keys()]).toEqual(['add', 'nothing', 'negate']);
    expect(Math.min(...spent.values())).toBeGreaterThanOrEqual(0);
  });

  it('count a function that fails', () => {
    const spent: Spent = new Map();
    const fail = () => {
      throw new Error('no');
    };
    expect(() => timed({ fail }, spent, (name) => name).fail()).toThrow('no');
    expect([...spent.keys()]).toEqual(['fail']);
  });
});
