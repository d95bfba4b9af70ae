import { beforeAll, describe, expect, it } from 'vitest';
import type { ModelCard } from '../../../src/lib/engine/contract';
import { Effects } from '../../../src/lib/engine/effects';
import { openNodeReader } from '../../../src/lib/engine/node';
import { Shelf } from '../../../src/lib/engine/shelf';
import {
  effectFacts,
  isWeight,
  type Effect,
  type WeightEffect
} from '../../../src/lib/measures/effects';
import type { Moving } from '../../../src/lib/state/depends.svelte';
import { anchors } from '../../../src/lib/words/en/anchors';
import { words } from '../../../src/lib/words/en/depends';
import { wordParts } from '../../../src/lib/words/isolate';
import { RIVERBANK_HEADLINE } from '../headline';

const plain = (sentence: string) => wordParts(sentence).join('');
const bank: Moving = { kind: 'meaning', word: 'bank', names: ['river', 'money'] };
const weightTo = (to: number, weight: number, moved: number): WeightEffect => ({
  kind: 'mute',
  layer: 2,
  head: 3,
  to,
  weight,
  moved
});
/** The sentence for weights to [CLS], a word, and the word itself. */
function said(effects: readonly WeightEffect[], moving = bank): string {
  const facts = effectFacts(effects, [true, false, false])!;
  const specials = facts.toSpecial > 0 ? ['[CLS]'] : [];
  const to = [`[CLS]`, 'swimming', null][facts.strongest.to];
  return plain(words.headline(moving, facts, specials, to));
}

describe('the headline of a sentence that the engine has read', () => {
  let room: Effects;
  beforeAll(async () => {
    const shelf = new Shelf();
    const reader = await openNodeReader('minilm');
    shelf.put(reader, { identity: reader.identity, parameters: 1 } as ModelCard);
    room = new Effects(shelf);
  });

  it('has the riverbank sentence’s own numbers', async () => {
    const [{ word, meanings }] = anchors;
    const [first, second] = meanings.map(({ sentences }) => sentences);
    const effects: Effect[] = [];
    await room.effects(
      {
        model: 'minilm',
        text: 'I went swimming with Anna at the bank.',
        position: 8,
        cuts: [],
        parts: 'weights',
        readout: { kind: 'meaning', anchors: { word, sentences: [first, second] } }
      },
      (progress) => effects.push(...progress.effects)
    );
    const names = '[CLS] i went swimming with anna at the bank . [SEP]'.split(' ');
    const special = names.map((name) => name.startsWith('['));
    const facts = effectFacts(effects.filter(isWeight), special)!;
    const which = [
      ...new Set(facts.largest.filter(({ to }) => special[to]).map(({ to }) => names[to]))
    ];
    const sentence = words.headline(bank, facts, which, names[facts.strongest.to]);
    expect(plain(sentence)).toBe(RIVERBANK_HEADLINE);
  });
});

describe('a headline', () => {
  const small = Array.from({ length: 12 }, (_, i) => weightTo(2, 0.1 - i / 1000, 0.0001));

  it('never says less than the most that one of the largest moves', () => {
    const effects = [weightTo(0, 0.9, 0.0112), weightTo(1, 0.01, -0.3), ...small];
    expect(said(effects)).toBe(
      'Of the ten largest weights that bank gives, none moves it by more than 0.02: one goes to [CLS]. What most moves it is swimming: muted in layer 2, head 3 (weight 0.01), bank moves 0.30 towards money.'
    );
  });

  it('does not say that none matters where the strongest is one of the largest', () => {
    expect(said([weightTo(0, 0.9, 0), weightTo(1, 0.5, 0.2), ...small])).toBe(
      'Of the ten largest weights that bank gives, one goes to [CLS]. What most moves it is among the ten, swimming: muted in layer 2, head 3 (weight 0.50), bank moves 0.20 towards river.'
    );
    expect(said([weightTo(2, 0.5, 0.2), ...small])).toBe(
      'What most moves bank is among the ten largest weights that bank gives, itself: muted in layer 2, head 3 (weight 0.50), bank moves 0.20 towards river.'
    );
  });

  it('counts what there is, and speaks of a chance where a next word is read out', () => {
    const next: Moving = { kind: 'next', word: 'the', token: 'bank' };
    expect(said([weightTo(1, 0.5, -0.04), weightTo(2, 0.2, 0.01)], next)).toBe(
      'What most moves the chance of bank is among the two largest weights that the gives, swimming: muted in layer 2, head 3 (weight 0.50), the chance of bank falls by 0.04.'
    );
  });
});

it('says that nothing moves where all is below the noise of float32', () => {
  const noise = [weightTo(1, 0.5, 1.3e-8), weightTo(2, 0.2, -4e-7)];
  expect(said(noise)).toBe('None of the weights that bank gives, muted alone, moves it.');
  expect(plain(words.dots.dot(bank, noise[0], 'swimming'))).toContain('Muted, bank stays.');
  expect(words.ranking.moved(1.3e-8)).toBe('0');
  expect(plain(words.wholeHeadline(bank, noise[0], 72))).toBe(
    'None of 72 parts, left out alone, moves bank.'
  );
  expect(plain(words.dots.dot(bank, weightTo(1, 0.5, 1.3e-5), 'swimming'))).toContain(
    'bank moves 0.000013 towards river.'
  );
});

it('speaks of the chance of a class', () => {
  const river: Moving = { kind: 'class', word: 'bank', label: 'river' };
  expect(said([weightTo(1, 0.5, -0.04), weightTo(2, 0.2, 0.01)], river)).toBe(
    'What most moves the chance of the class river is among the two largest weights that bank gives, swimming: muted in layer 2, head 3 (weight 0.50), the chance of the class river falls by 0.04.'
  );
  expect(words.moves(river)).toBe('chance of the class river');
});

it('says of a part that moves nothing that it stays', () => {
  const effect: Effect = { kind: 'mlp', layer: 3, head: null, to: null, weight: null, moved: 0 };
  expect(plain(words.dots.dot(bank, effect, null))).toBe('Without layer 3, MLP: bank stays.');
});

it('writes an effect with its sign, and none as nothing that is there', () => {
  expect([0.0811, -0.0811, 0.00004, 0].map(words.ranking.moved)).toEqual([
    '+0.081',
    '−0.081',
    '+0.000040',
    '0'
  ]);
});

it('writes an axis short, however small its numbers', () => {
  expect([0.1, -0.05, 0.0001, -0.00005, 0].map(words.dots.tick)).toEqual([
    '+0.1',
    '−0.05',
    '+1e−4',
    '−5e−5',
    '0'
  ]);
});
