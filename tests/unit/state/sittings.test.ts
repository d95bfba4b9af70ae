import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { NO_DRAFTS, parseDrafts, type Draft } from '../../../src/lib/state/kept-sittings';
import { Sittings } from '../../../src/lib/state/sittings.svelte';
import { someSitting } from '../lesson/some-sitting';

const draft = (change: Partial<Record<keyof Draft, unknown>>) =>
  JSON.stringify({ A: { ...NO_DRAFTS.A, ...change }, B: NO_DRAFTS.B });

describe('what a browser kept of the eight questions', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(someSitting, ({ answers, sure }) => {
        const kept = { A: { answers, sure, done: true }, B: NO_DRAFTS.B };
        expect(parseDrafts(JSON.stringify(kept))).toEqual(kept);
      })
    );
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{"A":'],
    ['null', 'null'],
    ['a list', '[]'],
    ['seven answers', draft({ answers: Array(7).fill(null) })],
    ['an option that there is not', draft({ answers: Array(8).fill(4) })],
    ['a sureness that is none', draft({ sure: Array(8).fill('yes') })],
    ['handed in with an answer missing', draft({ done: true })],
    ['done by another word', draft({ done: 1 })]
  ])('is taken for blank where it is %s', (_, json) => {
    expect(parseDrafts(json)).toEqual(NO_DRAFTS);
  });
});

describe('one visitor’s answers', () => {
  const store = new Map<string, string>();
  beforeEach(() => {
    store.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => store.get(key) ?? null,
      setItem: (key: string, value: string) => void store.set(key, value),
      removeItem: (key: string) => void store.delete(key)
    });
  });
  const answered = () => {
    const sittings = new Sittings();
    for (let i = 0; i < 8; i++) {
      sittings.choose('A', i, i % 4);
      sittings.say('A', i, i > 3);
    }
    return sittings;
  };

  test('are handed in once none is missing, and stay as they are then', () => {
    const sittings = new Sittings();
    sittings.choose('A', 2, 1);
    sittings.finish('A');
    expect(sittings.sitting('A')).toBeNull();
    expect(sittings.missing('A')).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const whole = answered();
    whole.finish('A');
    whole.choose('A', 0, 3);
    whole.say('A', 0, true);
    expect(whole.sitting('A')).toEqual({
      form: 'A',
      answers: [0, 1, 2, 3, 0, 1, 2, 3],
      sure: [false, false, false, false, true, true, true, true]
    });
    expect(whole.begun).toEqual(['A']);
  });

  test('are there for the next page, until they are erased', () => {
    answered();
    const next = new Sittings();
    next.resume();
    expect(next.missing('A')).toEqual([]);
    next.erase();
    expect(store.size).toBe(0);
    expect(next.begun).toEqual([]);
  });

  test('stay for this page where the browser keeps nothing, which is said', () => {
    vi.stubGlobal('localStorage', undefined);
    const sittings = answered();
    expect(sittings.kept).toBe(false);
    sittings.resume();
    expect(sittings.missing('A')).toEqual([]);
  });
});
