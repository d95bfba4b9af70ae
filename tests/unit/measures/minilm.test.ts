import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import { contributions } from '../../../src/lib/measures/contributions';
import { ledger, ledgerFromScores } from '../../../src/lib/measures/ledger';
import { mix } from '../../../src/lib/measures/mix';
import { compareBy, SIMILARITIES } from '../../../src/lib/measures/similarity';
import { length } from '../../../src/lib/measures/vectors';
import {
  valueAt,
  row,
  type Attention,
  type Head,
  type Matrix,
  type Trace
} from '../../../src/lib/transformer/trace';

/** The arithmetic that the page opens, against the model itself. */
let reader: Reader;
beforeAll(async () => {
  reader = await openNodeReader('minilm');
});

const WORDS = 'the bank river I went swimming money Anna , . 🐢 unbelievably grandma not at'.split(
  ' '
);
const sentences = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 24 }).map((all) => all.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 24 })
);
/** Where to look: fractions, since how many there are is known only once the text has been read. */
const places = fc.tuple(
  ...(Array.from({ length: 4 }, () => fc.double({ min: 0, max: 0.999, noNaN: true })) as [
    fc.Arbitrary<number>,
    fc.Arbitrary<number>,
    fc.Arbitrary<number>,
    fc.Arbitrary<number>
  ])
);
interface Place {
  trace: Trace;
  input: Matrix;
  dotProduct: Attention;
  head: Head;
  from: number;
  to: number;
}

/** Runs a check on random cells of random sentences. */
async function everywhere(check: (place: Place) => void, numRuns = 40): Promise<void> {
  await fc.assert(
    fc.asyncProperty(sentences, places, async (text, [l, h, i, j]) => {
      const trace = await readText(reader, text);
      const at = (share: number, count: number) => Math.floor(share * count);
      const layer = at(l, trace.layers.length);
      const { dotProduct, heads } = trace.layers[layer];
      const n = trace.tokens.length;
      const head = heads[at(h, heads.length)];
      const { input } = trace.layers[layer];
      check({ trace, input, dotProduct, head, from: at(i, n), to: at(j, n) });
    }),
    { numRuns }
  );
}
const near = (value: number, expected: number, tolerance: number) =>
  expect(Math.abs(value - expected)).toBeLessThan(tolerance);

it('the ledger’s chain gives the trace’s weight, for both proposals', () =>
  everywhere(({ input, dotProduct, head, from, to }) => {
    const two = ledger(head, from, to);
    near(two.weight, valueAt(head.pattern, from, to), 1e-6);
    const one = ledger({ ...dotProduct, q: input, k: input }, from, to);
    near(one.weight, valueAt(dotProduct.pattern, from, to), 1e-6);
    for (const chain of [one, two]) {
      near(
        chain.products.reduce((sum, term) => sum + term, 0),
        chain.sum,
        1e-4
      );
      near(chain.sum / chain.divisor, chain.score, 1e-9);
      near(Math.exp(chain.score) / chain.powers[to], 1, 1e-9);
      near(chain.powers.reduce((sum, power) => sum + power, 0) / chain.total, 1, 1e-9);
      near(chain.powers[to] / chain.total, chain.weight, 1e-9);
    }
  }));

it('so it does under every similarity that the page offers for proposal 1', () =>
  everywhere(({ trace, input, dotProduct, from, to }) => {
    const lengths = trace.tokens.map((_, i) => length(row(input, i)));
    const divide = {
      dot: 1,
      scaled: Math.sqrt(trace.model.dModel),
      cosine: (j: number) => lengths[from] * lengths[j]
    };
    for (const similarity of SIMILARITIES) {
      const { pattern } = compareBy(dotProduct, similarity);
      const { weight } = ledger(
        { q: input, k: input, mask: null, divisor: divide[similarity] },
        from,
        to
      );
      // Unscaled scores are some twenty times as large, and so is the rounding of float32 in them.
      near(weight, valueAt(pattern, from, to), similarity === 'dot' ? 2e-5 : 1e-6);
    }
  }));

it('contributions sum to z, which is pattern · v', () =>
  everywhere(({ head, from }) => {
    const { z, sizes } = contributions(head.pattern, head.v, from);
    const weights = row(head.pattern, from);
    for (let d = 0; d < head.v.columns; d++) {
      const sum = weights.reduce((all, weight, j) => all + weight * valueAt(head.v, j, d), 0);
      near(z[d], sum, 1e-5);
    }
    sizes.forEach((size, j) => near(size, weights[j] * length(row(head.v, j)), 1e-5));
  }));

it('the slider’s ends are both proposals, and every row between them sums to 1', () =>
  everywhere(({ dotProduct, head, from, to }) => {
    for (const [t, end] of [
      [0, dotProduct],
      [1, head]
    ] as const) {
      near(
        valueAt(mix(dotProduct, head, t).pattern, from, to),
        valueAt(end.pattern, from, to),
        1e-6
      );
      // Just inside the ends too: nothing jumps.
      const close = mix(dotProduct, head, Math.abs(t - 1e-9));
      near(valueAt(close.pattern, from, to), valueAt(end.pattern, from, to), 1e-6);
    }
    for (const t of [0.01, 0.5, 0.99]) {
      const mixed = mix(dotProduct, head, t);
      const { pattern } = mixed;
      for (let i = 0; i < pattern.rows; i++) {
        near(
          row(pattern, i).reduce((sum, weight) => sum + weight, 0),
          1,
          1e-5
        );
      }
      const { weight } = ledgerFromScores(mixed, from, to);
      near(weight, valueAt(pattern, from, to), 1e-6);
    }
  }, 25));
