import { expect, it } from 'vitest';
import { desksOf } from '../../../src/lib/engine/desk';
import { readForPage } from '../../../src/lib/engine/page-reading';
import { openNodeReader } from '../../../src/lib/engine/node';
import { Shelf } from '../../../src/lib/engine/shelf';
import type { ModelCard } from '../../../src/lib/engine/contract';
import { comparedOf } from '../../../src/lib/measures/compared';
import { SIMILARITIES } from '../../../src/lib/measures/similarity';

const SPOT = { layer: 1, head: 1 };
const RIVERBANK = 'I went swimming with Anna at the bank.';

it('proposal 1 on the riverbank sentence depends on how it is compared', async () => {
  const reader = await openNodeReader('minilm');
  const request = { id: 1, text: RIVERBANK, spot: SPOT, cuts: [] };
  const { reading } = (await readForPage(reader, request))!;
  const own = SIMILARITIES.map((similarity) => {
    const [{ dotProduct }] = reading.trace.layers;
    return comparedOf(dotProduct, reading.trace.tokens, similarity, 64).summary.selfWeight.toFixed(
      2
    );
  });
  // Undivided scores leave nothing to others; cosines lie in [-1, 1] and blur.
  expect(own).toEqual(['1.00', '0.74', '0.20']);
});

it('a long text gives what its layers give, from what its desk keeps', async () => {
  const reader = await openNodeReader('minilm');
  const shelf = new Shelf();
  shelf.put(reader, { identity: reader.identity, parameters: 1 } as ModelCard);
  const desks = desksOf(shelf);
  const text = 'the old boat left the muddy bank of the river . '.repeat(14);
  const asked = { model: 'minilm', id: 1, text, spot: SPOT, cuts: [] };
  const { trace } = (await desks.read(1, asked))!;
  expect(trace.layers).toEqual([]);
  const got = (await desks.compared(1, 1, 'cosine'))!;
  for (const [l, { map, summary }] of got.entries()) {
    const { dotProduct } = (await desks.layer(1, 1, l + 1))!;
    const expected = comparedOf(dotProduct, trace.tokens, 'cosine', 64);
    expect(summary.selfWeight).toBeCloseTo(expected.summary.selfWeight, 5);
    expect(map.data).toHaveLength(64 * 64);
    map.data.forEach((value, i) => expect(value).toBeCloseTo(expected.map.data[i], 5));
  }
  expect(await desks.compared(1, 2, 'cosine')).toBeNull(); // another reading's
});
