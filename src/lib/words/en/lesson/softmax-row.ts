import { marked } from '../../isolate';
import { decimal, weight } from '../numbers';

/** What a raised or lowered score does to the other weights of its row. */
const others = (factor: number, n: number) => {
  if (n === 1) return '';
  const they = n === 2 ? 'The other weight is' : `The ${n - 1} other weights are`;
  if (factor === 1) return ` ${they} as before.`;
  const ratios = n > 2 ? ': their ratios stay' : '';
  return ` ${they} multiplied by ${weight(factor)}${n > 2 ? ' each' : ''}${ratios}.`;
};

export const softmaxRow = {
  scores: 'score',
  weights: 'weight',
  /** A weight below 0.01, where there is no room for more. */
  small: '<0.01',
  /** A handle's name, and how it says where it is. */
  handle: (word: string) => `score of ${marked(word)}`,
  value: (score: number, share: number) => `score ${decimal(score)}, weight ${weight(share)}`,
  rest: 'Drag a score, or step from word to word with ← → and raise or lower one with ↑ ↓.',
  /** @param n how many words share the row */
  moved: (
    word: string,
    {
      score,
      share,
      factor
    }: {
      readonly score: readonly [from: number, to: number];
      readonly share: readonly [from: number, to: number];
      readonly factor: number;
    },
    n: number
  ) =>
    `${marked(word)}: score ${decimal(score[0])} → ${decimal(score[1])}, weight ${weight(share[0])} → ${weight(share[1])}.${others(factor, n)}`,
  reset: 'Back to the model’s scores',
  wasReset: 'The scores are the model’s again.',
  /** In a file's stamp. */
  byHand: ['scores', 'some moved by hand'] as const,
  columns: ['word', 'score', 'weight'],
  values: ['score', 'weight'],
  corner: 'word'
};
