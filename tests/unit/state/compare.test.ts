import { beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { CompareSession } from '../../../src/lib/state/compare.svelte';
import {
  DEFAULT_COMPARE,
  formatCompare,
  joinTexts,
  openPair,
  parseCompare,
  partTexts,
  type CompareView
} from '../../../src/lib/state/compare-view';
import { card, cardOf, FakeEngine, readingOf, smallReadingOf } from './reading';

const settle = () => new Promise((resolve) => setTimeout(resolve));
const parse = (query: string) => parseCompare(new URLSearchParams(query), ['minilm', 'lecture']);

describe('an address of two texts', () => {
  it('without parameters is the default pair', () => {
    expect(parse('')).toEqual(DEFAULT_COMPARE);
  });

  it.each(['layer=0', 'head=x', 'word=-1', 'model=bar', 'to=3', 'nonsense=1'])(
    '"%s" falls back to the default',
    (query) => {
      expect({ ...parse(query), cell: null }).toEqual({ ...DEFAULT_COMPARE, cell: null });
    }
  );

  it('begins another sentence without a word, and keeps the one it says', () => {
    expect(parse('a=Hello').cell).toBeNull();
    expect(parse('a=Hello&word=1').cell).toEqual({ from: 1, to: 1 });
    expect(parse('b=Hello').cell).toEqual(DEFAULT_COMPARE.cell);
  });

  it('draws the same again, whatever is in it', () => {
    const cell = fc.record({ from: fc.nat(500), to: fc.nat(500) });
    const view: fc.Arbitrary<CompareView> = fc.record({
      a: fc.string({ unit: 'grapheme' }),
      b: fc.string({ unit: 'grapheme' }),
      model: fc.constantFrom('minilm', 'lecture'),
      layer: fc.integer({ min: 1, max: 40 }),
      head: fc.integer({ min: 1, max: 40 }),
      cell: fc.option(cell)
    });
    fc.assert(
      fc.property(view, (one) => {
        expect(parse(formatCompare(one))).toEqual(one);
      })
    );
  });

  it('moves its word one place where a model puts no [CLS] before the text', () => {
    expect(openPair(DEFAULT_COMPARE, 'lecture')).toMatchObject({
      layer: 1,
      head: 1,
      cell: { from: 7, to: 7 }
    });
  });

  it('keeps both texts as one, and parts them again', () => {
    const texts = { a: 'one "two"', b: '' };
    expect(partTexts(joinTexts(texts))).toEqual(texts);
  });
});

describe('two texts read by one model', () => {
  let engine: FakeEngine;
  let session: CompareSession;
  const shown = () => session.showing.comparison;
  async function read(text: string, id: number) {
    engine.reads.findLast((asked) => asked.text === text)!.resolve(readingOf(text, id));
    await settle();
  }

  beforeEach(async () => {
    engine = new FakeEngine();
    session = new CompareSession(
      { ...DEFAULT_COMPARE, a: 'abcd', b: 'abd', layer: 1, head: 2, cell: { from: 2, to: 2 } },
      { a: readingOf('abcd'), b: readingOf('abd') }
    );
    void session.connect(engine);
    await settle();
    engine.loads.at(-1)!.resolve(card);
    await settle();
    await read('abcd', 1);
    await read('abd', 1);
  });

  it('are lined up, with the rows of the chosen word', () => {
    expect(shown().live).toBe(true);
    expect(shown().shared).toEqual([
      { a: 0, b: 0 },
      { a: 1, b: 1 },
      { a: 2, b: 2 },
      { a: 4, b: 3 },
      { a: 5, b: 4 }
    ]);
    expect(shown().word).toBe(2);
    // 1/5 − 1/6 for each of five words, by half.
    expect(shown().row!.distance).toBeCloseTo((5 * (1 / 5 - 1 / 6)) / 2, 6);
    expect(shown().row!.aloneA).toBeCloseTo(1 / 6, 6);
    expect(shown().heads).toHaveLength(6);
  });

  it('read what is typed on either side, at desks of their own', async () => {
    session.write(session.b, 'abcd');
    expect(session.showing.stale).toBe(true);
    expect(engine.reads.at(-1)).toMatchObject({ desk: 2, text: 'abcd' });
    session.write(session.a, 'abcde');
    expect(engine.reads.at(-1)).toMatchObject({ desk: 1, text: 'abcde' });
    await read('abcde', 2);
    await read('abcd', 2);
    expect(session.showing.stale).toBe(false);
    expect(shown().a.trace.text).toBe('abcde');
  });

  it('keep the chosen word through an edit of the sentence before it', async () => {
    session.write(session.a, 'xabcd');
    await read('xabcd', 2);
    expect(shown().shared[shown().word!]).toEqual({ a: 3, b: 2 });
    expect(session.showing.view.cell).toEqual({ from: 3, to: 3 });
  });

  it('are both read by another model before it is drawn', async () => {
    session.use('lecture');
    engine.loads.at(-1)!.resolve(cardOf('lecture'));
    await settle();
    const [a, b] = engine.reads.slice(-2);
    a.resolve(smallReadingOf('lecture', 'abcd', 2));
    await settle();
    expect(shown().a.trace.model.name).toBe('minilm');
    b.resolve(smallReadingOf('lecture', 'abd', 2));
    await settle();
    expect([shown().a, shown().b].map(({ trace }) => trace.model.name)).toEqual([
      'lecture',
      'lecture'
    ]);
  });

  it('change places, and the chosen word with them', async () => {
    session.lock({ from: 4, to: 4 });
    session.swap();
    await read('abd', 2);
    await read('abcd', 2);
    expect(session.showing.view).toMatchObject({ a: 'abd', b: 'abcd', cell: { from: 3, to: 3 } });
    expect(shown().shared[shown().word!]).toEqual({ a: 3, b: 4 });
  });

  it('wait for a text where one is empty, and draw what was', () => {
    const asked = engine.reads.length;
    session.write(session.b, ' ');
    expect(session.b.reading.blank).toBe(true);
    expect(engine.reads).toHaveLength(asked);
    expect(shown().b.trace.text).toBe('abd');
  });

  it('are read again after a crash', async () => {
    engine.crash();
    expect(session.a.reading.trouble).toEqual({ kind: 'crashed' });
    await settle();
    engine.loads.at(-1)!.resolve(card);
    await settle();
    expect(engine.reads.slice(-2).map(({ text }) => text)).toEqual(['abcd', 'abd']);
    await read('abcd', 2);
    await read('abd', 2);
    expect([session.a, session.b].map(({ reading }) => reading.trouble)).toEqual([null, null]);
  });

  it('compare no rows where they have no word in common', async () => {
    session.write(session.b, 'xyz');
    const reading = readingOf('xyz', 2);
    const { trace } = reading;
    const tokens = trace.tokens.map((token) => ({ ...token, name: `${token.name}’` }));
    engine.reads.at(-1)!.resolve({ ...reading, trace: { ...trace, tokens } });
    await settle();
    expect(shown()).toMatchObject({ shared: [], word: null, cell: null, row: null, heads: [] });
  });
});
