import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_VIEW } from '../../../src/lib/state/view';
import { Session } from '../../../src/lib/state/session.svelte';
import { card, failureOf, FakeEngine, noticed, openedOf, readingOf } from './reading';

/** Lets every promise that can settle settle. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

let engine: FakeEngine;
let session: Session;
const view = { ...DEFAULT_VIEW, text: 'first', head: 2, cell: null };

beforeEach(async () => {
  engine = new FakeEngine();
  session = new Session(view, readingOf('first'));
  void session.connect(engine);
  await settle();
});

async function ready() {
  engine.loads[0].resolve(card);
  await settle();
  engine.reads[0].resolve(readingOf('first', 1));
  await settle();
}

describe('loading', () => {
  it('reads the text as soon as the model is there', async () => {
    expect(session.model.loading.state).toBe('loading');
    expect(engine.reads).toHaveLength(0);
    await ready();
    expect(session.model.loading.state).toBe('ready');
    expect(engine.reads.map(({ text }) => text)).toEqual(['first']);
    expect(session.reading.reading.id).toBe(1);
  });

  it('reads what was typed meanwhile, not what stood there at first', async () => {
    session.write('typed meanwhile');
    expect(session.showing.stale).toBe(true);
    engine.loads[0].resolve(card);
    await settle();
    expect(engine.reads.map(({ text }) => text)).toEqual(['typed meanwhile']);
  });

  it('that failed says why in words, keeps the picture, and can be tried again', async () => {
    engine.loads[0].reject(
      Object.assign(new Error('a.safetensors is not there.'), { name: 'MissingFileError' })
    );
    await settle();
    expect(failureOf(session)).toContain('A file of the model is missing: a.safetensors');
    expect(session.reading.trace.text).toBe('first');
    void session.load();
    expect(session.model.loading.state).toBe('loading');
    engine.loads[1].resolve(card);
    await settle();
    expect(session.model.loading.state).toBe('ready');
    expect(engine.reads).toHaveLength(1);
  });
});

describe('reading', () => {
  beforeEach(ready);

  it('shows the newest text when answers to older ones are dropped', async () => {
    session.write('one');
    session.write('two');
    const [one, two] = engine.reads.slice(1);
    one.resolve(null);
    await settle();
    expect(session.reading.trace.text).toBe('first');
    expect(session.showing.stale).toBe(true);
    two.resolve(readingOf('two', 3));
    await settle();
    expect(session.reading.trace.text).toBe('two');
    expect(session.showing.stale).toBe(false);
  });

  it('asks for nothing where the text is blank, and keeps the last picture', async () => {
    session.write('  \n');
    await settle();
    expect(engine.reads).toHaveLength(1);
    expect(noticed(session)).toMatch(/Type a sentence/);
    expect(session.reading.trace.text).toBe('first');
    expect(session.showing.stale).toBe(true);
  });

  it('says what went wrong and recovers with the next text', async () => {
    session.write('bad');
    engine.reads[1].reject(new Error('Out of memory.'));
    await settle();
    expect(noticed(session)).toContain('Out of memory.');
    session.write('good');
    engine.reads[2].resolve(readingOf('good', 3));
    await settle();
    expect(noticed(session)).toBeNull();
  });

  it('fetches the head of a long text, and only the newest choice is shown', async () => {
    session.write('long');
    engine.reads[1].resolve(readingOf('long', 2, false));
    await settle();
    expect(session.showing.two).toBeNull();
    session.choose(2, 1);
    expect(engine.opens.map(({ reading, spot }) => [reading, spot])).toEqual([
      [2, { layer: 1, head: 2 }],
      [2, { layer: 2, head: 1 }]
    ]);
    engine.opens[0].resolve(openedOf({ layer: 1, head: 2 }, 6));
    await settle();
    expect(session.showing.two).toBeNull();
    engine.opens[1].resolve(openedOf({ layer: 2, head: 1 }, 6));
    await settle();
    expect(session.showing.two).not.toBeNull();
    expect(session.showing.one).not.toBeNull();
    // Another head of the same layer: its dot product stays.
    session.choose(2, 3);
    expect(session.showing.two).toBeNull();
    expect(session.showing.one).not.toBeNull();
  });

  it('drops a head that comes after another text was read', async () => {
    session.write('long');
    engine.reads[1].resolve(readingOf('long', 2, false));
    await settle();
    session.write('longer');
    engine.reads[2].resolve(readingOf('longer', 3, false));
    await settle();
    engine.opens[0].resolve(openedOf({ layer: 1, head: 2 }, 6));
    await settle();
    expect(session.showing.two).toBeNull();
  });
});

describe('a crash', () => {
  beforeEach(ready);

  it('loads the model again and reads the text again', async () => {
    session.write('newest');
    engine.crash();
    await settle();
    expect(noticed(session)).toMatch(/started again/);
    expect(engine.loads).toHaveLength(2);
    engine.loads[1].resolve(card);
    await settle();
    expect(engine.reads.at(-1)!.text).toBe('newest');
    engine.reads.at(-1)!.resolve(readingOf('newest', 3));
    await settle();
    expect(session.reading.trace.text).toBe('newest');
    expect(noticed(session)).toBeNull();
  });

  it('four times in a row ends in a sentence; trying again is possible', async () => {
    for (let crashes = 0; crashes < 4; crashes++) {
      expect(session.model.loading.state).not.toBe('failed');
      engine.crash();
      await settle();
    }
    expect(failureOf(session)).toContain('keeps stopping');
    const loads = engine.loads.length;
    void session.load();
    expect(engine.loads).toHaveLength(loads + 1);
  });

  it('now and then is forgiven: a reading in between starts the count anew', async () => {
    for (let crashes = 0; crashes < 6; crashes++) {
      engine.crash();
      await settle();
      engine.loads.at(-1)!.resolve(card);
      await settle();
      engine.reads.at(-1)!.resolve(readingOf('first', 10 + crashes));
      await settle();
    }
    expect(session.model.loading.state).toBe('ready');
  });
});

describe('the focus', () => {
  beforeEach(ready);

  it('is what is hovered, else what is locked, else the strongest pair', () => {
    const suggested = session.showing.cell;
    expect(suggested).not.toBeNull();
    session.lock({ from: 3, to: 2 });
    expect(session.showing.cell).toEqual({ from: 3, to: 2 });
    session.preview({ from: 1, to: 1 });
    expect(session.showing.cell).toEqual({ from: 1, to: 1 });
    session.preview(null);
    expect(session.showing.cell).toEqual({ from: 3, to: 2 });
    session.free();
    expect(session.showing.cell).toEqual(suggested);
  });

  it('follows its words through an edit', async () => {
    session.lock({ from: 5, to: 4 });
    session.write('a first');
    engine.reads[1].resolve(readingOf('a first', 2));
    await settle();
    expect(session.showing.locked).toEqual({ from: 7, to: 6 });
    session.write('a fir');
    engine.reads[2].resolve(readingOf('a fir', 3));
    await settle();
    expect(session.showing.locked).toBeNull();
  });

  it('does not stand on hidden tokens', () => {
    session.lock({ from: 0, to: 2 });
    session.settings.set({ hideSpecial: true });
    expect(session.showing.picture.positions).toEqual([1, 2, 3, 4, 5]);
    expect(session.showing.cell?.from).not.toBe(0);
    session.settings.set({ hideSpecial: false });
    expect(session.showing.cell).toEqual({ from: 0, to: 2 });
  });
});

describe('an address', () => {
  beforeEach(ready);

  it('with another text is taken on, its cell once that text is read', async () => {
    session.show({ ...view, text: 'other', layer: 2, head: 3, cell: { from: 5, to: 1 } });
    expect(session.focus.layer).toBe(2);
    engine.reads.at(-1)!.resolve(readingOf('other', 2));
    await settle();
    expect(session.showing.view).toMatchObject({
      text: 'other',
      head: 3,
      cell: { from: 5, to: 1 }
    });
  });

  it('with a cell beyond the text has none', async () => {
    session.show({ ...view, text: 'other', cell: { from: 999, to: 1 } });
    engine.reads.at(-1)!.resolve(readingOf('other', 2));
    await settle();
    expect(session.showing.locked).toBeNull();
  });

  it('with a layer and a head that the model lacks shows ones that exist', () => {
    session.show({ ...view, layer: 99, head: 99 });
    expect(session.focus.layer).toBe(1);
    expect(session.showing.two).not.toBeNull();
  });
});
