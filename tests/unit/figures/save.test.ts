import { describe, expect, it } from 'vitest';
import { fileName } from '../../../src/lib/figures/save';
import { isolate } from '../../../src/lib/words/isolate';

describe('fileName', () => {
  it.each([
    ['Learned Q K, layer 1, head 4', 'learned-q-k-layer-1-head-4'],
    [`What the row of ${isolate('-ש')} adds up to`, 'what-the-row-of-ש-adds-up-to'],
    ['../con:?*', 'con'],
    ['…', 'figure'],
    ['a'.repeat(80), 'a'.repeat(60)]
  ])('of %j', (name, file) => expect(fileName(name)).toBe(file));

  it('ends with a whole character', () => {
    expect(fileName(`a${'𝒳'.repeat(80)}`)).toBe(`a${'𝒳'.repeat(59)}`);
  });
});
