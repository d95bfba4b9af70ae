import { expect, it } from 'vitest';
import { packReading, unpackReading } from '../../../src/lib/engine/pack';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readForPage } from '../../../src/lib/engine/page-reading';

it('a packed reading is the same once it went through the page’s data', async () => {
  const reader = await openNodeReader('minilm');
  const request = { id: 0, text: 'Is ɐ 🐢 at the bank?', spot: { layer: 1, head: 1 }, cuts: [] };
  const { reading } = (await readForPage(reader, request))!;
  const { trace, tokensInText } = unpackReading(JSON.parse(JSON.stringify(packReading(reading))));
  expect(tokensInText).toBe(reading.tokensInText);
  expect(trace.tokens).toEqual(reading.trace.tokens);
  expect(trace.text).toBe(reading.trace.text);
  expect(trace.model).toEqual(reading.trace.model);
  expect(trace.layers).toHaveLength(6);
  trace.layers.forEach((layer, l) => {
    const own = reading.trace.layers[l];
    [layer.dotProduct, ...layer.heads].forEach((map, m) => {
      const expected = m === 0 ? own.dotProduct : own.heads[m - 1];
      expect(map.scores.data).toEqual(expected.scores.data);
      expect([map.mask, map.divisor]).toEqual([expected.mask, expected.divisor]);
      map.pattern.data.forEach((value, i) =>
        expect(Math.abs(value - expected.pattern.data[i])).toBeLessThan(1e-6)
      );
    });
  });
});
