import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseSafetensors } from '../../src/lib/checkpoint/safetensors';
import { openNodeReader } from '../../src/lib/engine/node';
import { readText, type Reader } from '../../src/lib/engine/reader';
import { hiddenAfter } from '../../src/lib/transformer/hidden-after';
import { parseCut } from '../../src/lib/transformer/cuts';
import { row, type Head, type Trace } from '../../src/lib/transformer/trace';
import { largestDifference } from './reference';

const HIDDEN_TOLERANCE = 1e-3;

/** A text as PyTorch read it with cuts; see make_cut_reference.py. */
interface Intervention {
  readonly text: string;
  readonly cuts: readonly string[];
  /** Every stride-th number is kept. */
  readonly stride: number;
}

const here = (file: string) => readFileSync(new URL(file, import.meta.url));
const { interventions } = JSON.parse(here('cuts.json').toString()) as {
  interventions: Intervention[];
};
const numbers = parseSafetensors(here('cuts.safetensors'));

let reader: Reader;
beforeAll(async () => {
  reader = await openNodeReader('minilm');
});

describe.each(
  interventions.map((intervention, number) => ({ number, ...intervention, n: intervention.cuts }))
)('PyTorch and this page read "$text" alike with $cuts', ({ number, text, cuts, stride }) => {
  let trace: Trace;
  beforeAll(async () => {
    trace = await readText(reader, text, cuts.map(parseCut));
  });
  const expected = () => numbers.get(String(number))!.values();

  it('has the same hidden states', () => {
    expect(largestDifference(trace.hidden, expected(), stride)).toBeLessThan(HIDDEN_TOLERANCE);
  });

  it('has them too from the reading without cuts', async () => {
    const { hidden } = await readText(reader, text);
    const after = await hiddenAfter(reader.model, hidden, cuts.map(parseCut));
    expect(largestDifference(after, expected(), stride)).toBeLessThan(HIDDEN_TOLERANCE);
  });

  it('has rows that sum to 1, whatever is cut', () => {
    for (const { pattern } of trace.layers.flatMap(({ heads }) => heads)) {
      for (let i = 0; i < pattern.rows; i++) {
        const sum = row(pattern, i).reduce((all, weight) => all + weight, 0);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-6);
      }
    }
  });
});

it('was made with every kind of cut, alone and with others', () => {
  const kinds = (all: readonly string[]) => new Set(all.map((cut) => cut.split(' ')[0]));
  const alone = interventions.filter(({ cuts }) => cuts.length === 1).flatMap(({ cuts }) => cuts);
  const together = interventions.filter(({ cuts }) => kinds(cuts).size > 1);
  const every = new Set(['edge', 'mute', 'keys', 'head', 'attention', 'mlp']);
  expect(kinds(alone)).toEqual(every);
  expect(kinds(together.flatMap(({ cuts }) => cuts))).toEqual(every);
  expect(interventions.filter(({ cuts }) => cuts.length > 0).length).toBeGreaterThanOrEqual(16);
});

describe('what a cut leaves as it is', () => {
  const TEXT = 'I went swimming with Anna at the bank.';
  const read = (...cuts: string[]) => readText(reader, TEXT, cuts.map(parseCut));
  const heads = (trace: Trace, layer: number) => trace.layers[layer - 1].heads;

  it('a muted row keeps its weights to the bit', async () => {
    const [whole, muted] = [await read(), await read('mute layer=6 head=* from=8 to=3')];
    const patterns = (trace: Trace) => heads(trace, 6).map(({ pattern }) => pattern.data);
    expect(patterns(muted)).toEqual(patterns(whole));
    expect(row(muted.hidden[6], 8)).not.toEqual(row(whole.hidden[6], 8));
  });

  it('with queries for keys scores are symmetric, and without they are not', async () => {
    const asymmetry = ({ scores: { rows: n, data } }: Head) =>
      data.reduce((most, s, at) => {
        const gap = Math.abs(s - data[(at % n) * n + Math.floor(at / n)]);
        return gap <= most ? most : gap; // NaN stays
      }, 0);
    const [whole, cut] = [await read(), await read('keys layer=* head=*')];
    for (let layer = 1; layer <= 6; layer++) {
      for (const head of heads(cut, layer)) expect(asymmetry(head)).toBeLessThan(1e-4);
      for (const head of heads(whole, layer)) expect(asymmetry(head)).toBeGreaterThan(0.1);
    }
  });
});
