import { expect, it } from 'vitest';
import { words } from '../../../src/lib/words/en/cuts';
import { words as common } from '../../../src/lib/words/en';
import { parseCut } from '../../../src/lib/transformer/cuts';

const NAMES = ['[CLS]', 'swimming', 'bank'];

it.each([
  ['mute layer=* head=* from=2 to=1', 'mute “bank” → “swimming”, everywhere'],
  ['edge layer=1 head=4 from=2 to=1', 'cut “bank” → “swimming”, layer 1, head 4'],
  ['edge layer=1 head=* from=* to=0', 'cut every word → “[CLS]”, all of layer 1'],
  ['mute layer=* head=3 from=1 to=*', 'mute “swimming” → every word, head 3 of every layer'],
  ['head layer=2 head=3', 'without head 3 of layer 2'],
  ['head layer=* head=*', 'without all heads of every layer'],
  ['attention layer=*', 'without attention of every layer'],
  ['mlp layer=6', 'without the MLP of layer 6'],
  ['keys layer=1 head=4', 'keys := queries, layer 1, head 4']
])('"%s" is called %s', (cut, name) => {
  expect(common.quoted(words.named(parseCut(cut), NAMES))).toBe(name);
});

it('the page’s title says how much is cut', () => {
  const { title, titleWith } = common.explore;
  expect([titleWith(0), titleWith(1), titleWith(2)]).toEqual([
    title,
    `1 cut | ${title}`,
    `2 cuts | ${title}`
  ]);
});
