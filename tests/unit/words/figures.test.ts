import { describe, expect, it } from 'vitest';
import { words } from '../../../src/lib/words/en';
import { words as saving } from '../../../src/lib/words/en/saving';

const say = words.figures;

describe('figures say', () => {
  it.each([
    [say.overview.name(12, 'dot product'), 'Every layer: the dot product, then its 12 heads'],
    [say.overview.name(1, 'dot product'), 'Every layer: the dot product, then its one head'],
    [say.overview.map(3, 5, 'dot product', false), 'Layer 3, head 5'],
    [say.overview.map(3, 5, 'dot product', true), 'Layer 3, head 5, on its way'],
    [say.overview.map(3, null, 'dot product', false), 'Layer 3, dot product'],
    [say.overview.map(3, null, 'cosine', false), 'Layer 3, cosine'],
    [say.legend('weight', 0, 1), 'Colours: weight from 0 to 1'],
    [say.legend('score', -4.2, 4.2), 'Colours: score from −4.2 to 4.2'],
    [
      words.quoted(
        say.pairBars.said(
          { layer: 1, head: 4, forth: 0.536, back: 0.0026, others: 0.15 },
          'bank',
          'swimming'
        )
      ),
      'Layer 1, head 4: “bank” looks at “swimming” 0.54, back 0.0026; the other rows 0.15.'
    ],
    [
      say.pairBars.alternative('a', 'b', 0.5),
      '“a” and “b” in every layer and head: up “a” looks at “b”, down “b” looks at “a”, a line for the mean of the other rows; the longest bar is 0.50'
    ],
    [
      say.stackChart.alternative('entropy', 2, 'dot product', 1.5, { number: 3, value: 0.25 }),
      'entropy, by layer. Layer 2: dot product 1.50, head 3 0.25'
    ],
    [
      say.stackChart.alternative('cosine of words', 2, '', 0.5, null),
      'cosine of words, by layer. Layer 2: 0.50'
    ],
    [
      say.curves.alternative('Loss', [
        { name: 'a', value: 1 },
        { name: 'b', value: null }
      ]),
      'Loss. Latest: a 1.00, b not yet.'
    ],
    [say.pairBars.columns('a', 'b')[2], '“a” looks at “b”'],
    [say.strip.size(384, 2.05), '384 numbers, ±2.05'],
    [say.strip.number(3, -0.5), 'number 3: −0.5000'],
    [say.nextWords.rest(0.25), 'All other words together: 0.250. A full bar is 1.'],
    [say.save.label('a map'), 'Save: a map'],
    [saving.as('SVG', 'a map'), 'Save as SVG: a map'],
    [say.table.label('a map'), 'Table: a map']
  ])('%j', (said, sentence) => expect(said).toBe(sentence));
});
