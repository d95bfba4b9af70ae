import { OVERVIEW_SIZE } from '../../../src/lib/engine/contract';
import { readForPage } from '../../../src/lib/engine/desk';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import { pool } from '../../../src/lib/measures/pool';
import { summariseLayer } from '../../../src/lib/measures/summary';
import { DEFAULT_VIEW } from '../../../src/lib/state/view';
import { ops } from '../../../src/lib/transformer/ops';
import type { Measurement } from '../measurement';
import { tenths } from '../report';
import { median } from '../statistics';
import { LENGTHS, textOfRun, WARM_UP } from './texts';
import { timed, type Spent } from './timed';

/** The parts of a layer, in the order of the table; an operation without a part has its own name. */
const PARTS: Readonly<Record<string, string>> = {
  splitHeads: 'attention',
  products: 'attention',
  softmax: 'attention',
  mix: 'attention',
  joinHeads: 'attention',
  linear: 'linear maps',
  gelu: 'GELU',
  layerNorm: 'layer norm',
  add: 'additions'
};
const PROPOSAL_1 = 'proposal 1';
const SUMMARIES = 'summaries and overview';
const REST = 'the rest: reading out, tasks';

/** Where a layer's time goes, in Node, which runs the page's own code on the same WebAssembly. */
export const byOperation: Measurement = {
  name: 'runtime by operation',
  async run({ runs }) {
    const reader = await openNodeReader(DEFAULT_VIEW.model);
    const columns: Spent[] = [];
    for (const n of LENGTHS) columns.push(await layerAt(reader, n, runs));
    const names = new Set([...Object.values(PARTS), PROPOSAL_1, SUMMARIES, REST]);
    columns.forEach((spent) => [...spent.keys()].forEach((name) => names.add(name)));
    return {
      title: "A layer's time by operation",
      note: `Milliseconds of one layer of ${reader.identity.nLayers} in Node, on the page's own code and the same WebAssembly: medians of ${runs} passes, each as the page asks for it.`,
      columns: ['Tokens', ...LENGTHS.map(String)],
      rows: [...names].map((name) => [
        name,
        ...columns.map((spent) => tenths(spent.get(name) ?? 0))
      ])
    };
  }
};

/** Milliseconds by part of a layer of n tokens. */
async function layerAt(reader: Reader, n: number, runs: number): Promise<Spent> {
  const passes: Spent[] = [];
  for (let run = -WARM_UP; run < runs; run++) {
    const spent = await pass(reader, textOfRun(n, run));
    if (run >= 0) passes.push(spent);
  }
  const names = new Set(passes.flatMap((spent) => [...spent.keys()]));
  const { nLayers } = reader.identity;
  return new Map(
    [...names].map((name) => [name, median(passes.map((spent) => spent.get(name) ?? 0)) / nLayers])
  );
}

/** Milliseconds of one pass, by part. */
async function pass(reader: Reader, text: string): Promise<Spent> {
  const spent: Spent = new Map();
  const untimed = { ...ops };
  Object.assign(ops, timed(untimed, spent, partOf));
  const request = { id: 0, text, spot: { layer: 1, head: 1 }, cuts: [] };
  const answer = await readForPage(reader, request);
  Object.assign(ops, untimed);
  const summaries = await timeSummaries(reader, text);
  spent.set(SUMMARIES, summaries);
  const known = [...spent.values()].reduce((sum, value) => sum + value, 0);
  return spent.set(REST, Math.max(0, answer!.reading.milliseconds - known));
}

/** Proposal 1 is attention with one head, of which the model itself has more. */
function partOf(name: string, first: unknown): string {
  const part = PARTS[name] ?? name;
  const { shape } = first as { shape?: readonly number[] };
  return part === 'attention' && shape?.length === 3 && shape[0] === 1 ? PROPOSAL_1 : part;
}

/** Once more, apart: what is no operation cannot be timed within the pass. */
async function timeSummaries(reader: Reader, text: string): Promise<number> {
  const { layers } = await readText(reader, text);
  const begun = performance.now();
  for (const layer of layers) {
    summariseLayer(layer);
    for (const { pattern } of [layer.dotProduct, ...layer.heads]) pool(pattern, OVERVIEW_SIZE);
  }
  return performance.now() - begun;
}
