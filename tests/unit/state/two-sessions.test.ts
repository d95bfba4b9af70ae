import { beforeEach, describe, expect, it } from 'vitest';
import { Session } from '../../../src/lib/state/session.svelte';
import { DEFAULT_VIEW } from '../../../src/lib/state/view';
import { card, cardOf, failureOf, FakeEngine, noticed, readingOf, smallReadingOf } from './reading';

/** Lets every promise that can settle settle. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

const viewOf = (text: string) => ({ ...DEFAULT_VIEW, text, head: 2, cell: null });
const gone = () => Object.assign(new Error('minilm'), { name: 'ModelGoneError' });

let engine: FakeEngine;
let one: Session;
let two: Session;
/** What was read so far of each session's texts. */
const textsAt = (desk: number) =>
  engine.reads.filter((read) => read.desk === desk).map(({ text }) => text);

beforeEach(async () => {
  engine = new FakeEngine();
  one = new Session(viewOf('apple'), readingOf('apple'));
  two = new Session(viewOf('pear'), readingOf('pear'));
  for (const session of [one, two]) void session.connect(engine);
  await settle();
  engine.loads.forEach(({ resolve }) => resolve(card));
  await settle();
  engine.reads.forEach(({ resolve, text }) => resolve(readingOf(text, 1)));
  await settle();
});

/** Answers what was asked last. */
async function load(name = 'minilm') {
  engine.loads.at(-1)!.resolve(cardOf(name));
  await settle();
}
async function read(text: string, id: number) {
  engine.reads.findLast((asked) => asked.text === text)!.resolve(readingOf(text, id));
  await settle();
}

describe('two sessions at one engine', () => {
  it('read their own texts at desks of their own, whichever answer comes first', async () => {
    one.write('apples');
    two.write('pears');
    expect([textsAt(1), textsAt(2)]).toEqual([
      ['apple', 'apples'],
      ['pear', 'pears']
    ]);
    await read('pears', 2);
    expect([one, two].map(({ reading }) => reading.trace.text)).toEqual(['apple', 'pears']);
    expect([one, two].map(({ showing }) => showing.stale)).toEqual([true, false]);
    await read('apples', 2);
    expect([one, two].map(({ reading }) => reading.trace.text)).toEqual(['apples', 'pears']);
  });

  it('keep focus and settings apart', () => {
    const before = two.showing.picture;
    one.lock({ from: 3, to: 2 });
    one.choose(2, 1);
    one.preview({ from: 1, to: 1 });
    one.settings.set({ similarity: 'cosine', hideSpecial: true });
    expect(one.showing.cell).toEqual({ from: 1, to: 1 });
    expect(two.showing.picture).toEqual(before);
  });

  it('may show two models: choosing one here loads and reads nothing there', async () => {
    one.use('lecture');
    await load('lecture');
    const asked = engine.reads.at(-1)!;
    expect(asked).toMatchObject({ desk: 1, model: 'lecture', text: 'apple' });
    asked.resolve(smallReadingOf('lecture', 'apple', 2));
    await settle();
    two.write('pears');
    expect(engine.reads.at(-1)).toMatchObject({ desk: 2, model: 'minilm' });
    await read('pears', 2);
    expect([one, two].map(({ reading }) => reading.trace.model.name)).toEqual([
      'lecture',
      'minilm'
    ]);
  });
});

describe('a crash', () => {
  it('is told to both, and both read again', async () => {
    one.write('apples');
    engine.crash();
    await settle();
    for (const session of [one, two]) expect(noticed(session)).toMatch(/started again/);
    const loads = engine.loads.slice(-2);
    expect(loads.map(({ model }) => model)).toEqual(['minilm', 'minilm']);
    loads.forEach(({ resolve }) => resolve(card));
    await settle();
    expect([textsAt(1).at(-1), textsAt(2).at(-1)]).toEqual(['apples', 'pear']);
    await read('apples', 3);
    await read('pear', 3);
    for (const session of [one, two]) expect(noticed(session)).toBeNull();
    expect([one, two].map(({ reading }) => reading.reading.id)).toEqual([3, 3]);
  });

  it('too often gives up both, and trying again at one leaves the other as it is', async () => {
    for (let crashes = 0; crashes < 4; crashes++) {
      engine.crash();
      await settle();
    }
    for (const session of [one, two]) expect(failureOf(session)).toContain('keeps stopping');
    void one.load();
    expect(one.model.loading.state).toBe('loading');
    expect(failureOf(two)).toContain('keeps stopping');
  });
});

describe('a model that had to make room', () => {
  it('is loaded again by whoever needs it, and the newest text read with it', async () => {
    const loads = engine.loads.length;
    one.write('apples');
    engine.reads.at(-1)!.reject(gone());
    await settle();
    expect(engine.loads).toHaveLength(loads + 1);
    expect(engine.loads.at(-1)!.model).toBe('minilm');
    one.write('apples and more');
    await load();
    expect(textsAt(1).at(-1)).toBe('apples and more');
    await read('apples and more', 4);
    expect(one.reading.trace.text).toBe('apples and more');
    expect(noticed(one)).toBeNull();
    expect(textsAt(2)).toEqual(['pear']);
  });
});
