import { describe, expect, it } from 'vitest';
import type { Trained } from '../../../src/lib/engine/classifying-contract';
import type { Chosen } from '../../../src/lib/panels/depends/chosen';
import { choicesOf, questionsOf } from '../../../src/lib/panels/depends/questions';
import type { Picture } from '../../../src/lib/state/picture';
import { anchors } from '../../../src/lib/words/en/anchors';

const model = { name: 'minilm', sha256: 'a', nLayers: 6, nHeads: 12 };
/** What of a picture questions are made of. */
const picture = (output: object, cuts: readonly object[] = []) =>
  ({
    reading: { trace: { text: 'the bank', tokens: [{}, {}], model, output, cuts } }
  }) as unknown as Picture;
const sentence = picture({ sentence: [] });
const next = picture({ next: [{ token: 'river' }, { token: 'money' }] });
const bank: Chosen = { from: [1], to: [0], letters: 'bank', word: 'bank' };
const special: Chosen = { from: [0], to: [1], letters: '', word: '' };
const trained = (sha256: string) =>
  ({
    model: { ...model, sha256 },
    classifier: { labels: ['wet', 'dry'], weight: {}, bias: new Float32Array(2) }
  }) as unknown as Trained;
const keys = (...asked: Parameters<typeof choicesOf>) => choicesOf(...asked).map(({ key }) => key);

describe('what can be read out', () => {
  it('is a meaning first, then the classes of this very model', () => {
    expect(keys(sentence, bank, anchors[0], trained('a'))).toEqual([
      'meaning',
      'class wet',
      'class dry'
    ]);
    expect(keys(sentence, bank, anchors[0], trained('b'))).toEqual(['meaning']);
    expect(keys(sentence, bank, null, trained('a'))).toEqual(['class wet', 'class dry']);
  });

  it('is the next words of a model that has them, and never a meaning beside them', () => {
    expect(keys(next, bank, anchors[0], null)).toEqual(['next river', 'next money']);
  });

  it('is nothing where no word is chosen', () => {
    expect(keys(sentence, special, anchors[0], trained('a'))).toEqual([]);
  });
});

describe('what is asked', () => {
  const ask = (of: Picture, parts: 'weights' | 'heads' | 'layers' = 'weights') => {
    const [choice = null] = choicesOf(of, bank, anchors[0], null);
    return questionsOf(of, bank, anchors[0], choice, parts);
  };

  it('counts what is left out', () => {
    const totals = (['weights', 'heads', 'layers'] as const).map((p) => ask(sentence, p).total);
    expect(totals).toEqual([2 * 12 * 6, 12 * 6, 2 * 6]);
  });

  it('has a way between two meanings, and the same with the pair muted, unless cuts are set', () => {
    expect(ask(sentence).journey?.neutral).toBe(anchors[0].neutral);
    expect(ask(sentence).others).toHaveLength(2);
    expect(ask(picture({ sentence: [] }, [{ kind: 'mlp', layer: 1 }])).others).toEqual([]);
  });

  it('has none of a model of next words, for which no anchors can be written either', () => {
    expect(ask(next)).toMatchObject({ journey: null, unwritten: false });
    expect(questionsOf(sentence, bank, null, null, 'weights')).toMatchObject({
      effects: null,
      journey: null,
      unwritten: true
    });
  });
});
