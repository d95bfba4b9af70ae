import { beforeEach, describe, expect, it } from 'vitest';
import { Session } from '../../../src/lib/state/session.svelte';
import { DEFAULT_VIEW } from '../../../src/lib/state/view';
import { card, failureOf, FakeEngine, noticed, partOf, readingOf } from './reading';

/** Lets every promise that can settle settle. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

let engine: FakeEngine;
let session: Session;

/** A model whose first layer has come. */
beforeEach(async () => {
  engine = new FakeEngine();
  session = new Session({ ...DEFAULT_VIEW, text: 'first', cell: null }, readingOf('first'), true);
  void session.connect(engine);
  await settle();
  engine.loads[0].report!(1, 2, card);
  await settle();
});

describe('a model that is coming', () => {
  it('reads at once, and once', async () => {
    expect(session.model.loading).toMatchObject({ state: 'loading', loaded: 1, total: 2 });
    expect(engine.reads).toHaveLength(1);
    engine.loads[0].report!(2, 2, card);
    engine.loads[0].resolve(card);
    await settle();
    expect(session.model.loading.state).toBe('ready');
    expect(engine.reads).toHaveLength(1);
  });

  it('draws what has been read of a new text, and is live once every layer has', async () => {
    session.write('other');
    engine.reads[1].draw!(partOf('other', 2));
    expect(session.showing.stale).toBe(false);
    expect(session.reading.live).toBe(false);
    expect(session.reading.trace.layers).toHaveLength(1);
    expect(session.showing.picture.overview).toHaveLength(2);
    expect(session.showing.picture.pair).toEqual([]);
    session.choose(2, 1);
    expect(session.showing.picture.two).toBeNull();
    engine.reads[1].resolve(readingOf('other', 2));
    await settle();
    expect(session.reading.live).toBe(true);
    expect(session.showing.picture.two).not.toBeNull();
  });

  it('keeps the later layers of the picture that the page was built with', () => {
    engine.reads[0].draw!(partOf('first', 1));
    expect(session.reading.trace.layers).toHaveLength(2);
    expect(session.reading.trace.hidden).toHaveLength(2);
    expect(session.reading.live).toBe(false);
  });

  it('draws no part over the whole of the same text', async () => {
    engine.reads[0].resolve(readingOf('first', 1));
    await settle();
    session.write('first');
    engine.reads[1].draw!(partOf('first', 2));
    expect(session.reading.reading.id).toBe(1);
  });

  it('drops a part of an older text', () => {
    session.write('other');
    engine.reads[0].draw!(partOf('first', 1));
    expect(session.reading.reading.id).toBe(0);
  });

  it('is tried again when a layer does not come, and reads on', async () => {
    const error = Object.assign(new Error('b stopped'), { name: 'DownloadError' });
    engine.loads[0].reject(error);
    await settle();
    expect(failureOf(session)).not.toBeNull();
    void session.load();
    engine.loads[1].report!(1, 2, card);
    await settle();
    expect(failureOf(session)).toBeNull();
    expect(engine.reads).toHaveLength(2);
  });

  it('is loaded and read again where it turns out to be another one', async () => {
    engine.loads[0].resolve(card);
    await settle();
    engine.loads[0].report!(0, 0, null);
    await settle();
    expect(engine.loads).toHaveLength(2);
    engine.loads[1].resolve(card);
    await settle();
    expect(engine.reads).toHaveLength(2);
    expect(noticed(session)).toBeNull();
  });
});

it('rows that do not come can be tried again', async () => {
  engine.loads[0].resolve(card);
  await settle();
  session.write('other');
  const error = Object.assign(new Error('rows stopped'), { name: 'DownloadError' });
  engine.reads[1].reject(error);
  await settle();
  expect(failureOf(session)).not.toBeNull();
  void session.load();
  engine.loads[1].resolve(card);
  await settle();
  expect(engine.reads[2].text).toBe('other');
  expect(failureOf(session)).toBeNull();
});
