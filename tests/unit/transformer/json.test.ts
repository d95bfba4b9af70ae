import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readBeforeStop } from '../../../src/lib/engine/before-stop';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText } from '../../../src/lib/engine/reader';
import { parseCut } from '../../../src/lib/transformer/cuts';
import { traceToJson } from '../../../src/lib/transformer/json';
import type { Attention, Trace } from '../../../src/lib/transformer/trace';
import { matrix } from '../matrix';

interface Written {
  readonly tokens: { readonly text: string; readonly start: number | null }[];
  readonly cuts: string[];
  readonly hidden?: number[][][];
  readonly layers: { readonly dotProduct: object; readonly heads: Record<string, number[][]>[] }[];
  readonly output: { readonly sentence: number[] };
}
const nextOf = ({ output }: Trace) => ('next' in output ? output.next : null);
const written = (trace: Trace, ...wanted: Parameters<typeof traceToJson>[1][]) =>
  JSON.parse(JSON.stringify(traceToJson(trace, ...wanted))) as Written;

it('numbers read back as the float32 that they were', () => {
  const float = fc.float({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(fc.array(float, { minLength: 1, maxLength: 20 }), (values) => {
      const scores = matrix([values]);
      const map: Attention = { scores, pattern: scores, mask: null, divisor: 1 };
      const trace = {
        model: {},
        tokens: [],
        cuts: [],
        hidden: [],
        layers: [{ dotProduct: map, heads: [] }],
        output: { sentence: new Float32Array() }
      } as unknown as Trace;
      const { layers } = written(trace);
      const [row] = (layers[0].dotProduct as { scores: number[][] }).scores;
      // JSON writes -0 as 0, which is equal.
      row.forEach((value, i) => expect(Math.fround(value) === scores.data[i]).toBe(true));
    }),
    { numRuns: 500 }
  );
});

it('holds what was asked for, a cut score as null', async () => {
  const reader = await openNodeReader('minilm');
  const cut = 'edge layer=1 head=4 from=3 to=1';
  const trace = await readText(reader, 'the river bank', [parseCut(cut)]);
  const all = written(trace);
  expect(all.cuts).toEqual([cut]);
  expect(all.hidden).toHaveLength(7);
  expect(all.tokens.map(({ text }) => text)).toEqual(['[CLS]', 'the', 'river', 'bank', '[SEP]']);
  expect(all.tokens[3]).toEqual({ text: 'bank', id: 2924, start: 10, end: 14, special: false });
  expect(Object.keys(all.layers[0].heads[0])).toEqual(['q', 'k', 'v', 'scores', 'pattern']);
  expect(all.layers[0].heads[3].scores[3][1]).toBeNull();
  expect(all.layers[0].heads[3].pattern[3][1]).toBe(0);
  expect(all.layers[0].heads[3].scores.flat().filter((value) => value === null)).toHaveLength(1);
  expect(all.output.sentence).toHaveLength(384);
  const { q } = trace.layers[5].heads[11];
  expect(Float32Array.from(all.layers[5].heads[11].q.flat())).toEqual(q.data);

  const few = written(trace, ['pattern']);
  expect(few.hidden).toBeUndefined();
  expect(Object.keys(few.layers[0].heads[0])).toEqual(['pattern']);
});

it('holds muted weights as they are, and keys that are queries', async () => {
  const reader = await openNodeReader('minilm');
  const cuts = ['mute layer=1 head=4 from=3 to=1', 'keys layer=1 head=2'];
  const [whole, cut] = await Promise.all(
    [[], cuts].map((cuts) => readText(reader, 'the river bank', cuts.map(parseCut)))
  ).then((traces) => traces.map((trace) => written(trace)));
  expect(cut.cuts).toEqual(cuts);
  const [before, after] = [whole, cut].map(({ layers }) => layers[0].heads);
  for (const name of ['scores', 'pattern']) expect(after[3][name]).toEqual(before[3][name]);
  expect(after[1].k).toEqual(after[1].q);
  expect(before[1].k).not.toEqual(before[1].q);
});

it('holds what comes next before the full stop beside what comes after it', async () => {
  const { model, identity, tokenizer } = await openNodeReader('lecture');
  const trace = await readText({ model, identity, tokenizer }, 'I went swimming at the bank .');
  const before = await readText({ model, identity, tokenizer }, 'I went swimming at the bank');
  const beforeStop = await readBeforeStop(model, identity, trace.tokens);
  const { output } = traceToJson(trace, [], beforeStop);
  expect(output).toEqual({ ...trace.output, nextBeforeStop: nextOf(before) });
  expect(nextOf(before)).not.toEqual(nextOf(trace));
  expect(Object.keys(traceToJson(before, []).output)).toEqual(['next']);
});
