import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/lib/engine/classroom-contract';
import { languageWords } from '../../../src/lib/learning/language';
import { createVocabulary, tokenizerJson } from '../../../src/lib/learning/vocabulary';
import { follow, type Pinned } from '../../../src/lib/panels/learn/pinned';
import { createTokenizer } from '../../../src/lib/tokenizer/tokenizer';

const classOf = (words: readonly string[]) => {
  const { encode } = createTokenizer(tokenizerJson(createVocabulary(words)));
  return (text: string, step = 0): Frame => ({ step, text, tokens: encode(text), learners: [] });
};
const frame = classOf(languageWords());

/** The words of both pairs after some frames, the first of which a pair may be chosen in. */
function after(frames: readonly Frame[], chosen: Pinned['chosen'] = null) {
  const [first, ...rest] = frames;
  const end = rest.reduce<Pinned>(follow, { ...follow(null, first), chosen });
  const words = (cell: Pinned['chosen']) =>
    cell && [cell.from, cell.to].map((at) => end.frame.tokens[at].name).join(' → ');
  return { ...end, words: [words(end.chosen), words(end.usual)] };
}

describe('a pinned pair', () => {
  const text = 'i went swimming at the bank';

  it('stays on its words when one is put in front, as the lecture’s pair does', () => {
    const { chosen, usual, words } = after([frame(text), frame(`yesterday ${text}`)], {
      from: 1,
      to: 4
    });
    expect(words).toEqual(['went → the', 'bank → swimming']);
    expect([chosen, usual]).toEqual([
      { from: 2, to: 5 },
      { from: 6, to: 3 }
    ]);
  });

  it('stays on its words when another bank is put behind and more swimming in front', () => {
    const frames = [frame(text), frame(`${text} bank`), frame(`swimming ${text} bank`)];
    expect(after(frames).usual).toEqual({ from: 6, to: 3 });
  });

  it('goes with its words, and the lecture’s comes back with them', () => {
    const frames = [frame(text), frame('i went home'), frame(`ben ${text}`)];
    expect(after(frames, { from: 5, to: 2 })).toMatchObject({
      chosen: null,
      words: [null, 'bank → swimming']
    });
  });

  it('does not slide from one unknown word to another', () => {
    const frames = [frame('xylophone zebra bank'), frame('yak xylophone zebra bank')];
    expect(after(frames, { from: 1, to: 0 }).words[0]).toBe('zebra → xylophone');
    const gone = [frame('xylophone bank'), frame('zebra bank')];
    expect(after(gone, { from: 1, to: 0 }).chosen).toBeNull();
  });

  it('stays while the class learns, and in another class that reads the same text', () => {
    const other = classOf(['the', 'bank']);
    const { chosen, words } = after([frame(text), frame(text, 9), other(text)], { from: 1, to: 4 });
    expect(chosen).toEqual({ from: 1, to: 4 });
    expect(words[0]).toBe('went → the');
    const strange = classOf(['el', 'perro', 'come', 'carne', 'pan', 'gato']);
    expect(
      after([frame(text), strange('el perro come carne')], { from: 1, to: 0 }).chosen
    ).toBeNull();
  });
});
