import { beforeEach, describe, expect, it } from 'vitest';
import { Session } from '../../../src/lib/state/session.svelte';
import { DEFAULT_VIEW, formatView } from '../../../src/lib/state/view';
import { parseCut, type Cut } from '../../../src/lib/transformer/cuts';
import { card, cardOf, FakeEngine, noticed, readingOf, smallReadingOf } from './reading';

/** Lets every promise that can settle settle. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

const view = { ...DEFAULT_VIEW, text: 'first', head: 2, cell: null };
const EDGE = parseCut('edge layer=1 head=* from=4 to=1');
const HEAD = parseCut('head layer=2 head=3');

let engine: FakeEngine;
let session: Session;

beforeEach(() => open({}));

async function open(change: Partial<typeof DEFAULT_VIEW>) {
  engine = new FakeEngine();
  session = new Session({ ...view, ...change }, readingOf('first'));
  void session.connect(engine);
  await settle();
  engine.loads[0].resolve(card);
  await settle();
  await answer('first', 1);
}

/** Answers the newest request of a text. */
async function answer(text: string, id: number) {
  const asked = engine.reads.findLast((read) => read.text === text)!;
  asked.resolve(readingOf(text, id, true, asked.cuts));
  await settle();
}
const shown = () => session.reading.trace.cuts;

describe('a cut', () => {
  it('reads the same text with it, the reading without it stays beside', async () => {
    const before = session.reading.reading;
    session.cuts.add(EDGE);
    expect(session.showing.stale).toBe(true);
    await settle();
    expect(engine.reads.map(({ cuts }) => cuts)).toEqual([[], [EDGE]]);
    expect(engine.reads[1].desk).not.toBe(engine.reads[0].desk);
    await answer('first', 1);
    expect(session.showing.stale).toBe(false);
    expect(shown()).toEqual([EDGE]);
    expect(session.showing.picture.uncut).toBe(before);
    session.set({ side: 'before' });
    expect(session.showing.picture.reading).toBe(before);
    session.set({ side: 'difference' });
    expect(session.showing.picture.before?.two).toBe(before.trace.layers[0].heads[1]);
  });

  it('comes off alone, and the last one brings back the very reading without', async () => {
    const before = session.reading.reading;
    session.cuts.add(EDGE, HEAD, HEAD);
    await settle();
    await answer('first', 1);
    session.cuts.drop({ ...EDGE });
    await settle();
    await answer('first', 2);
    expect(shown()).toEqual([HEAD]);
    session.set({ side: 'difference' });
    session.cuts.clear();
    await settle();
    expect(session.reading.reading).toBe(before);
    expect(session.showing.picture.uncut).toBeNull();
    expect(session.settings.drawing.side).toBe('after');
    expect(engine.reads).toHaveLength(3);
  });

  it('shows the newest of several, whichever answer comes first', async () => {
    session.cuts.add(EDGE);
    await settle();
    const [, one] = engine.reads;
    session.cuts.add(HEAD);
    await settle();
    await answer('first', 2);
    one.resolve(readingOf('first', 1, true, one.cuts));
    await settle();
    expect(shown()).toEqual([EDGE, HEAD]);
  });
});

describe('with another text', () => {
  beforeEach(async () => {
    session.cuts.add(EDGE, HEAD);
    await settle();
    await answer('first', 1);
  });

  it('a cut goes with its words', async () => {
    session.write('a first');
    await answer('a first', 2);
    const { cuts } = engine.reads.at(-1)!;
    expect(cuts).toEqual([{ ...EDGE, from: 6, to: 3 }, HEAD]);
    await answer('a first', 3);
    expect(shown()).toEqual(cuts);
    expect(session.showing.stale).toBe(false);
  });

  it('falls away where a word is gone, and that is said', async () => {
    session.write('firt');
    await answer('firt', 2);
    await answer('firt', 3);
    expect(shown()).toEqual([HEAD]);
    expect(formatView(session.showing.view)).toMatch(/&cut=head\.2\.3&similarity/);
    expect(noticed(session)).toMatch(/^One cut fell away/);
    session.cuts.clear();
    expect(noticed(session)).toBeNull();
  });

  it('falls away with a model that has no such head', async () => {
    session.use('lecture');
    engine.loads.at(-1)!.resolve(cardOf('lecture'));
    await settle();
    engine.reads.at(-1)!.resolve(smallReadingOf('lecture', 'first', 2));
    await settle();
    const { model, cuts } = engine.reads.at(-1)!;
    expect([model, cuts]).toEqual(['lecture', [{ ...EDGE, from: 3, to: 0 }]]);
    expect(session.cuts.fallen).toBe(1);
  });
});

describe('an address', () => {
  const addressed = async (...cuts: Cut[]) => {
    await open({ cuts });
    return engine.reads.at(-1)!.cuts;
  };

  it('brings its cuts with the first reading', async () => {
    expect(await addressed(EDGE, HEAD)).toEqual([EDGE, HEAD]);
  });

  it.each(['edge layer=1 head=1 from=7 to=0', 'mute layer=3 head=1 from=1 to=1', 'mlp layer=0'])(
    'whose "%s" names what is not there reads without it',
    async (impossible) => {
      expect(await addressed(parseCut(impossible), HEAD)).toEqual([HEAD]);
      expect(session.cuts.fallen).toBe(1);
    }
  );

  it('whose cuts leave a word nothing to look at loses the newest', async () => {
    await addressed(HEAD, parseCut('edge layer=1 head=1 from=2 to=*'));
    engine.reads.at(-1)!.reject(Object.assign(new Error('row'), { name: 'CutError' }));
    await settle();
    await answer('first', 2);
    expect(engine.reads.at(-1)!.cuts).toEqual([HEAD]);
    await answer('first', 1);
    expect(shown()).toEqual([HEAD]);
    expect(noticed(session)).toMatch(/^One cut fell away/);
  });
});
