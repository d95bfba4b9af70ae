import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelCard } from '../../../src/lib/engine/contract';
import { Session } from '../../../src/lib/state/session.svelte';
import { keepTrained } from '../../../src/lib/state/trained';
import { DEFAULT_VIEW } from '../../../src/lib/state/view';
import type { ModelIdentity } from '../../../src/lib/transformer/trace';
import { cardOf, FakeEngine, openedOf, readingOf, smallReadingOf } from './reading';

/** Lets every promise that can settle settle. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

let engine: FakeEngine;
let session: Session;
const picture = () => session.showing.picture;
const lecture = { nLayers: 1, nHeads: 1, dHead: 12 };
const minilm = { nLayers: 2, nHeads: 3, dHead: 4 };

/** A card with biases, as many numbers as a head of this model has. */
function biased(name: string, shape: Partial<ModelIdentity> = lecture): ModelCard {
  const card = cardOf(name);
  const identity = { ...card.identity, ...shape };
  const bias = () => new Float32Array(identity.dHead).fill(0.5);
  const head = () => ({ query: bias(), key: bias() });
  const biases = Array.from({ length: identity.nLayers }, () =>
    Array.from({ length: identity.nHeads }, head)
  );
  return { ...card, identity, biases } as ModelCard;
}
function smallReading(name: string, text: string, id: number, shape: Partial<ModelIdentity> = {}) {
  const reading = smallReadingOf(name, text, id);
  const model = { ...reading.trace.model, ...lecture, ...shape };
  return { ...reading, trace: { ...reading.trace, model } };
}

beforeEach(async () => {
  engine = new FakeEngine();
  session = new Session({ ...DEFAULT_VIEW, text: 'first', cell: null }, readingOf('first'));
  void session.connect(engine);
  engine.loads[0].resolve(biased('minilm', minilm));
  await settle();
  engine.reads[0].resolve(readingOf('first', 1));
  await settle();
});
afterEach(() => keepTrained(null));

/** All that is drawn is one model's, of one reading, in places that it has. */
function expectOne(name: string): void {
  const { reading, card, layer, head, two, biases, view } = picture();
  const { model, text } = reading.trace;
  expect(model.name).toBe(name);
  expect(view).toMatchObject({ model: name, text, layer, head });
  expect(card?.identity.name).toBe(name);
  expect(layer).toBeLessThanOrEqual(model.nLayers);
  expect(head).toBeLessThanOrEqual(model.nHeads);
  expect(two).toBe(reading.trace.layers[layer - 1].heads[head - 1]);
  expect([biases?.query.length, biases?.key.length]).toEqual([model.dHead, model.dHead]);
}

describe('a head chosen while another model takes over', () => {
  it('is the old model’s, numbers and name, until the new one has read', async () => {
    session.use('lecture');
    session.choose(2, 2);
    expectOne('minilm');
    engine.loads.at(-1)!.resolve(biased('lecture'));
    await settle(); // the engine holds the new one, which has not read yet
    session.choose(2, 3);
    expectOne('minilm');
    engine.reads.at(-1)!.resolve(smallReading('lecture', 'first', 2));
    await settle();
    expectOne('lecture');
  });

  it('on a figure of the larger model that is still there, is passed over', async () => {
    session.use('lecture');
    engine.loads.at(-1)!.resolve(biased('lecture'));
    await settle();
    engine.reads.at(-1)!.resolve(smallReading('lecture', 'first', 2));
    await settle();
    session.choose(2, 3);
    expectOne('lecture');
    session.lock({ from: 6, to: 1 }); // minilm's [SEP]
    expect(session.showing.locked).toBeNull();
    expect(session.showing.view.cell).toBeNull();
  });

  it('through any quick succession of models', async () => {
    for (const name of ['lecture', 'minilm', 'lecture', 'minilm', 'lecture']) {
      session.use(name);
      session.choose(2, 2);
    }
    for (const { model, resolve } of engine.loads.slice(1).reverse()) {
      resolve(biased(model, model === 'minilm' ? minilm : lecture));
      await settle();
      expectOne('minilm');
    }
    const [late, ...rest] = engine.reads.slice(1);
    expect(rest).toEqual([]);
    late.resolve(smallReading('lecture', 'first', 2));
    await settle();
    expectOne('lecture');
  });
});

it('a saved figure says the address of what is drawn, not of what is still to be read', () => {
  session.lock({ from: 3, to: 2 });
  session.write('another');
  session.use('lecture');
  const { view } = picture();
  expect(view).toMatchObject({ text: 'first', model: 'minilm', cell: { from: 3, to: 2 } });
});

it('the pair of an address stands on no other text', () => {
  session.show({ ...DEFAULT_VIEW, text: 'other', cell: { from: 3, to: 2 } });
  expect(session.showing.locked).toBeNull();
  expect(session.showing.view.cell).toEqual({ from: 3, to: 2 });
});

describe('a model that was trained here', () => {
  const deep = { nLayers: 3, sha256: 'deep' };
  const flat = { nLayers: 1, sha256: 'flat' };
  beforeEach(async () => {
    keepTrained({ title: 'mine', source: 'mine', licence: 'mine', files: new Map() });
    session.use('trained');
    engine.loads.at(-1)!.resolve(biased('trained', { ...lecture, ...deep }));
    await settle();
    const { trace, ...rest } = smallReading('trained', 'first', 2, deep);
    const layers = [1, 2, 3].map(() => trace.layers[0]);
    engine.reads.at(-1)!.resolve({ ...rest, trace: { ...trace, layers } });
    await settle();
    session.choose(3, 1);
    expectOne('trained');
  });

  it('replaced by another of its name lends it no bias, and no layer that it lacks', async () => {
    void session.load();
    engine.loads.at(-1)!.resolve(biased('trained', { ...lecture, ...flat }));
    await settle();
    expect(picture()).toMatchObject({ card: null, biases: null, layer: 3 });
    expect(session.showing.stale).toBe(true);
    engine.reads.at(-1)!.resolve(smallReading('trained', 'first', 3, flat));
    await settle();
    expectOne('trained');
    expect(picture().layer).toBe(1);
    expect(session.showing.stale).toBe(false);
  });

  it('and its reading under way when the other comes, is not shown with the other’s', async () => {
    session.write('second');
    const late = engine.reads.at(-1)!;
    void session.load();
    late.resolve(smallReading('trained', 'second', 3, deep));
    await settle();
    engine.loads.at(-1)!.resolve(biased('trained', { ...lecture, ...flat }));
    await settle();
    expect(picture()).toMatchObject({ card: null, biases: null });
  });
});

describe('of a long text', () => {
  const weights = (forth: number) => [{ layer: 1, head: 1, forth, back: 0, others: 0 }];
  async function readLong(text: string, id: number): Promise<void> {
    session.write(text);
    engine.reads.at(-1)!.resolve(readingOf(text, id, false));
    await settle();
  }

  it('neither a head nor a pair’s weights are drawn with another reading', async () => {
    await readLong('long', 2);
    const cell = { from: 1, to: 2 };
    session.lock(cell);
    void session.onDemand.fetchPair(session.reading.reading, cell);
    await readLong('longer', 3);
    expect(session.showing.locked).toEqual(cell);
    engine.pairs[0].resolve(weights(0.25));
    engine.opens[0].resolve(openedOf(engine.opens[0].spot, 6));
    await settle();
    expect(picture()).toMatchObject({ pair: [], two: null, one: null });
    void session.onDemand.fetchPair(session.reading.reading, cell);
    engine.pairs[1].resolve(weights(0.5));
    await settle();
    expect(picture().pair).toEqual(weights(0.5));
    await readLong('longest', 4);
    expect(picture()).toMatchObject({ pair: [], two: null, one: null });
  });
});
