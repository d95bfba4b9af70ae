import { readForPage } from '../../../src/lib/engine/page-reading';
import { openNodeReader } from '../../../src/lib/engine/node';
import type { Reader } from '../../../src/lib/engine/reader';
import { DEFAULT_VIEW } from '../../../src/lib/state/view';
import type { Attend } from '../../../src/lib/transformer/attention';
import { kernelInUse, useKernel } from '../../../src/lib/transformer/kernel/kernel';
import { ops } from '../../../src/lib/transformer/ops';
import type { Measurement } from '../measurement';
import { tenths } from '../report';
import { median } from '../statistics';
import { LENGTHS, textOfRun, WARM_UP } from './texts';
import { timed, type Spent } from './timed';

/** The parts of a layer, in the order of the table. */
const PARTS = {
  attend: 'attention',
  linear: 'linear maps',
  gelu: 'GELU',
  layerNorm: 'layer norm',
  add: 'additions',
  proposal1: 'proposal 1',
  see: 'summaries and overview',
  rest: 'the rest: reading out, tasks'
} as const;

/** Where a layer's time goes, in Node, which runs the page's own code on the same WebAssembly. */
export const byOperation: Measurement = {
  name: 'runtime by operation',
  async run({ runs }) {
    const reader = await openNodeReader(DEFAULT_VIEW.model);
    const columns: Spent[] = [];
    for (const n of LENGTHS) columns.push(await layerAt(reader, n, runs));
    return {
      title: "A layer's time by operation",
      note: `Milliseconds of one layer of ${reader.identity.nLayers} in Node, on the page's own code and the same WebAssembly: medians of ${runs} passes, each as the page asks for it.`,
      columns: ['Tokens', ...LENGTHS.map(String)],
      rows: Object.values(PARTS).map((name) => [
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
  const [untimed, kernel] = [{ ...ops }, kernelInUse()!];
  Object.assign(ops, timed(untimed, spent, partOf));
  useKernel({ ...kernel, attend: timedApart(kernel.attend, spent) });
  const request = { id: 0, text, spot: { layer: 1, head: 1 }, cuts: [] };
  const answer = await readForPage(reader, request);
  Object.assign(ops, untimed);
  useKernel(kernel);
  const known = [...spent.values()].reduce((sum, value) => sum + value, 0);
  return spent.set(PARTS.rest, Math.max(0, answer!.reading.milliseconds - known));
}

const partOf = (name: string) => PARTS[name as keyof typeof PARTS] ?? name;

/**
 * Attention whose maps are looked at on another account. Heads are on that of the operation that runs
 * them already; proposal 1 is run by no operation.
 */
const timedApart =
  (attend: Attend, spent: Spent): Attend =>
  (compared, see) => {
    const charge = (part: string, ms: number) => spent.set(part, (spent.get(part) ?? 0) + ms);
    const begun = performance.now();
    let seen = 0;
    const z = attend(compared, (head, map) => {
      const start = performance.now();
      see(head, map);
      seen += performance.now() - start;
    });
    charge(PARTS.see, seen);
    if (compared.v) charge(PARTS.attend, -seen);
    else charge(PARTS.proposal1, performance.now() - begun - seen);
    return z;
  };
