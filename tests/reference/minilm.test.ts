import { beforeAll, describe, expect, it } from 'vitest';
import { row, type Trace } from '../../src/lib/transformer/trace';
import { openShipped } from './read';
import { chains, expected, largestDifference, sentences } from './reference';

const PATTERN_TOLERANCE = 1e-4;
const HIDDEN_TOLERANCE = 1e-3;

let read: (text: string) => Promise<Trace>;
beforeAll(async () => {
  read = await openShipped('minilm');
});

describe.each(sentences.map((sentence, number) => ({ number, ...sentence })))(
  'PyTorch and this page read sentence $number alike ($text)',
  ({ number, text, ids, offsets, stride }) => {
    let trace: Trace;
    beforeAll(async () => {
      trace = await read(text);
    });

    it('has the same tokens', () => {
      expect(trace.tokens.map((token) => token.id)).toEqual(ids);
    });

    it('finds them at the same places in the text', () => {
      const places = trace.tokens.map(({ start, end }) => (start === null ? null : [start, end]));
      expect(places).toEqual(offsets);
    });

    it('has the same hidden states', () => {
      const difference = largestDifference(trace.hidden, expected(number, 'hidden'), stride);
      expect(difference).toBeLessThan(HIDDEN_TOLERANCE);
    });

    it('has the same pattern in every head of every layer', () => {
      const patterns = trace.layers.flatMap(({ heads }) => heads.map(({ pattern }) => pattern));
      const difference = largestDifference(patterns, expected(number, 'pattern'), stride);
      expect(difference).toBeLessThan(PATTERN_TOLERANCE);
    });

    it('has the same dot-product pattern in every layer', () => {
      const patterns = trace.layers.map(({ dotProduct }) => dotProduct.pattern);
      const difference = largestDifference(patterns, expected(number, 'dotProduct'), stride);
      expect(difference).toBeLessThan(PATTERN_TOLERANCE);
    });
  }
);

describe.each(chains)('layer $layer, head $head, from $from to $to', (chain) => {
  it('goes from query and key to the weight in the same steps', async () => {
    const { layers } = await read(sentences[chain.sentence].text);
    const { q, k, scores, pattern } = layers[chain.layer - 1].heads[chain.head - 1];
    const query = row(q, chain.from);
    const key = row(k, chain.to);
    const logits = row(scores, chain.from);
    query.forEach((value, d) => expect(value).toBeCloseTo(chain.q[d], 4));
    key.forEach((value, d) => expect(value).toBeCloseTo(chain.k[d], 4));
    expect(query.reduce((sum, value, d) => sum + value * key[d], 0)).toBeCloseTo(chain.dot, 3);
    expect(logits[chain.to]).toBeCloseTo(chain.score, 4);
    expect(Math.exp(logits[chain.to])).toBeCloseTo(chain.exponential, 3);
    expect(logits.reduce((sum, score) => sum + Math.exp(score), 0)).toBeCloseTo(chain.total, 3);
    expect(row(pattern, chain.from)[chain.to]).toBeCloseTo(chain.weight, 4);
  });
});
