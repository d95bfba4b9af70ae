import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_VIEW } from '../../../src/lib/state/view';
import { Session } from '../../../src/lib/state/session.svelte';
import { keepTrained } from '../../../src/lib/state/trained';
import { card, cardOf, failureOf, FakeEngine, readingOf, seen, smallReadingOf } from './reading';

/** Lets every promise that can settle settle. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

let engine: FakeEngine;
let session: Session;
const view = { ...DEFAULT_VIEW, text: 'first', layer: 2, head: 3, cell: { from: 5, to: 2 } };

beforeEach(async () => {
  engine = new FakeEngine();
  session = new Session(view, readingOf('first'));
  void session.connect(engine);
  await settle();
  engine.loads[0].resolve(card);
  await settle();
  engine.reads[0].resolve(readingOf('first', 1));
  await settle();
});
afterEach(() => keepTrained(null));

async function load(name: string, attention?: string) {
  engine.loads.at(-1)!.resolve(cardOf(name, attention));
  await settle();
}
async function read(name: string, text = 'first', id = 9) {
  engine.reads.at(-1)!.resolve(smallReadingOf(name, text, id));
  await settle();
}

describe('another model', () => {
  it('reads the same text; the last picture stays, dimmed, until it has', async () => {
    session.use('lecture');
    expect(seen(session)).toMatchObject({ switching: true, stale: true, model: 'lecture' });
    expect(session.reading.trace.model.name).toBe('minilm');
    await load('lecture');
    expect(engine.reads.at(-1)!.text).toBe('first');
    expect(session.showing.picture.card?.identity.name).toBe('minilm');
    await read('lecture');
    expect(seen(session)).toMatchObject({ switching: false, stale: false });
    expect(session.showing.picture.card?.identity.name).toBe('lecture');
  });

  it('has layer and head fitted to it, and the pair kept on its words', async () => {
    session.use('lecture');
    expect(seen(session)).toMatchObject({ layer: 2, head: 3 });
    await load('lecture');
    await read('lecture');
    expect(seen(session)).toMatchObject({ layer: 1, head: 1, locked: { from: 4, to: 1 } });
    expect(session.showing.two).not.toBeNull();
  });

  it('gives up a pair with a special token for the strongest one', async () => {
    session.lock({ from: 0, to: 2 });
    session.use('lecture');
    await load('lecture');
    await read('lecture');
    expect(session.showing.locked).toBeNull();
    expect(session.showing.cell).not.toBeNull();
  });

  it('without learned Q and K turns the slider back', async () => {
    session.settings.set({ blend: 0.3 });
    session.use('lecture-dot');
    await load('lecture-dot', 'dot-product');
    expect(session.reading.trace.model.attention).toBe('learned');
    await read('lecture-dot');
    expect(seen(session)).toMatchObject({ attention: 'dot-product', blend: 1 });
  });

  it('that fails is said and leaves the one that is there; trying again asks for it', async () => {
    session.use('lecture');
    engine.loads[1].reject(new Error('no network'));
    await settle();
    expect(failureOf(session)).toContain('no network');
    expect(seen(session)).toMatchObject({ model: 'minilm', switching: false, layer: 2, head: 3 });
    session.write('more');
    engine.reads.at(-1)!.resolve(readingOf('more', 5));
    await settle();
    expect(session.reading.trace.text).toBe('more');
    void session.load();
    expect(engine.loads.at(-1)!.model).toBe('lecture');
    await load('lecture');
    await read('lecture', 'more');
    expect(session.reading.trace.model.name).toBe('lecture');
  });

  it('chosen while one is on its way takes its place, whichever comes first', async () => {
    session.use('lecture');
    session.use('lecture-dot');
    engine.loads[2].resolve(cardOf('lecture-dot', 'dot-product'));
    await settle();
    engine.loads[1].resolve(cardOf('lecture'));
    await settle();
    await read('lecture-dot');
    expect(session.reading.trace.model.name).toBe('lecture-dot');
    expect(session.model.loading.state).toBe('ready');
  });
});

describe('an address of another model', () => {
  const link = { ...DEFAULT_VIEW, text: 'other', model: 'lecture', layer: 1, head: 1 };

  it('is loaded and shown, its pair counted in its own tokens', async () => {
    session.show({ ...link, cell: { from: 4, to: 0 } });
    expect(session.showing.view).toMatchObject({ model: 'lecture', cell: { from: 4, to: 0 } });
    expect(session.showing.locked).toBeNull();
    await load('lecture');
    await read('lecture', 'other');
    expect(session.showing.locked).toEqual({ from: 4, to: 0 });
  });

  it('keeps what it asks for while the smaller picture stands', async () => {
    session.use('lecture');
    await load('lecture');
    await read('lecture');
    session.show(view);
    expect(seen(session)).toMatchObject({ layer: 1, head: 1 });
    expect(session.showing.view).toMatchObject({ layer: 2, head: 3 });
    await load('minilm');
    engine.reads.at(-1)!.resolve(readingOf('first', 11));
    await settle();
    expect(seen(session)).toMatchObject({ layer: 2, head: 3, locked: view.cell });
  });

  it('with a layer that the model lacks shows the first', async () => {
    session.show({ ...link, layer: 7, head: 7, cell: null });
    await load('lecture');
    await read('lecture', 'other');
    expect(seen(session)).toMatchObject({ layer: 1, head: 1 });
  });
});

it('a model trained here is handed over from memory', async () => {
  keepTrained({ title: 'mine', source: 'mine', licence: 'mine', files: new Map() });
  session.use('trained');
  expect(engine.loads.at(-1)).toMatchObject({ model: 'trained', files: true });
  await load('trained');
  await read('trained');
  expect(session.reading.trace.model.name).toBe('trained');
});
