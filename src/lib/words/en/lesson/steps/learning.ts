import type { Facts, Option } from '../../../../lesson/steps/learning';
import type { StepWords } from '../../../lesson';
import { decimal } from '../../numbers';

const NAMES: Readonly<Record<Option, string>> = {
  learned: 'the one with learned Q, K and V',
  'dot-product': 'the one with the dot product',
  'unit-dot-product': 'the one with vectors made 1 long',
  alike: 'all three alike'
};

/** One of the sentences that are examined, up to its ambiguous word. */
export const DISTRACTED = 'while the teacher went swimming, anna went borrowing at the bank';

export const words: StepWords<Option, Facts> = {
  text: () => [
    `Nobody sets Q, K and V, and nobody says what a head should seek. They begin as random numbers; a model guesses, and back-propagation moves every number a little to where the guess would have been better. MiniLM learned so which sentences mean alike.`,
    `Three small models here learned to guess the next word, from the same sentences and start, in equally many steps. One learns Q, K and V; in its two twins attention is the dot product, of the vectors as they are, or made 1 long, and all else is learned.`
  ],
  question: ({ examined }) =>
    `${examined} new sentences end on an ambiguous word and hold a misleading clause, as “${DISTRACTED}”. Which of the three finds the right sense most often?`,
  option: (option) => NAMES[option],
  reason: (option, { scores }) => {
    if (option === 'alike') {
      const shares = Object.values(scores).map(({ distracted }) => decimal(distracted));
      return `Their shares are ${shares.join(', ')}, in the order above: what differs is what attention can learn.`;
    }
    const { plain, distracted } = scores[option];
    const share = `It reads ${decimal(distracted)} of these sentences in the right sense, and ${decimal(plain)} of those without such a clause.`;
    return {
      learned: `${share} A query can come to seek the one word that tells.`,
      'dot-product': `${share} Each word mostly looks at itself, so little of the cue arrives; a guess would be right in 0.50.`,
      'unit-dot-product': `${share} Scores lie between −1 and 1 then, so no weight is over 7.4 times another in its row: the misleading words are taken in as well.`
    }[option];
  },
  again: () =>
    `Three models, one set of lessons, one number of steps: learned Q, K and V, the dot product, the dot product of vectors made 1 long. Whose readings are right most often when a clause points the wrong way?`,
  elsewhere:
    'Press Start there, and watch the three learn from the beginning, on your own sentence.',
  sum: ({ scores, examined }) =>
    `With a misleading clause, learned Q, K and V find the right sense in ${decimal(scores.learned.distracted)} of ${examined} new sentences, the dot product in ${decimal(scores['dot-product'].distracted)}.`
};
