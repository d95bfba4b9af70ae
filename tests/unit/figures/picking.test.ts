import { describe, expect, it, vi } from 'vitest';
import { Picking } from '../../../src/lib/figures/picking.svelte';

/** A page of three words, of which the pair 1 to 2 is shown. */
function page() {
  const words = [{}, {}, {}];
  const [preview, lock] = [vi.fn(), vi.fn()];
  const picking = new Picking({ words: () => words, to: () => 2, preview, lock });
  return { words, preview, lock, picking };
}

describe('picking', () => {
  it('takes the word that looks and then the word looked at', () => {
    const { picking, lock } = page();
    picking.pick(0);
    expect(picking.first).toBe(0);
    expect(lock).not.toHaveBeenCalled();
    picking.pick(1);
    expect(lock).toHaveBeenCalledExactlyOnceWith({ from: 0, to: 1 });
    expect(picking.first).toBeNull();
  });

  it('previews the row of a word, then the cell of the picked one, then nothing', () => {
    const { picking, preview } = page();
    picking.point(0);
    expect(preview).toHaveBeenLastCalledWith({ from: 0, to: 2 });
    picking.pick(1);
    picking.point(0);
    expect(preview).toHaveBeenLastCalledWith({ from: 1, to: 0 });
    picking.point(null);
    expect(preview).toHaveBeenLastCalledWith(null);
  });

  it('takes one click in the sentence after a double click, and clicks until it is left otherwise', () => {
    const { picking } = page();
    picking.begin(0);
    expect(picking.inSentence).toBe(true);
    picking.pick(1);
    expect(picking.inSentence).toBe(false);
    picking.toggle();
    picking.pick(0);
    picking.pick(1);
    expect(picking.inSentence).toBe(true);
    picking.leave();
    expect(picking.inSentence).toBe(false);
  });

  it('begins anew with a double click, whatever was picked', () => {
    const { picking, lock } = page();
    picking.pick(0);
    picking.begin(1);
    expect([picking.first, lock.mock.calls.length]).toEqual([1, 0]);
  });

  it('gives up a word where another stands', () => {
    const { picking, words } = page();
    picking.pick(0);
    words[0] = {};
    expect(picking.first).toBeNull();
  });
});
