import type { Facts, Option } from '../../../../lesson/steps/softmax';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { decimal, weight } from '../../numbers';

/** What the marks around a text are, where there are any. */
const marks = (specials: readonly string[]) =>
  specials.length === 2
    ? ` ${marked(specials[0])} and ${marked(specials[1])} mark where the text begins and ends.`
    : '';

export const words: StepWords<Option, Facts> = {
  text: ({ from, layer, head, nHeads, specials }) => [
    `How similar two words are is a score (where it comes from is for later), any number, also below 0. One word’s scores are its row. Softmax makes weights of a row: e to the power of each score, divided by their total. Every weight is above 0, a larger score gives a larger weight, and they sum to 1.`,
    `A row is what one word gives away, a column what one word gets, a weight from each row. The figure has the row of ${marked(from)} in layer ${layer}${nHeads > 1 ? `, head ${head} of ${nHeads} that attend side by side` : ''}.${marks(specials)}`
  ],
  question: ({ to, raised }) =>
    `The score of ${marked(to)} is raised by ${raised}, no other one. What do the other weights of this row do?`,
  option: (option) =>
    ({
      ratios: 'all shrink by one factor',
      amounts: 'all lose the same amount',
      nothing: 'nothing',
      column: 'the weights of its column shrink'
    })[option],
  reason: (option, { to, before, after, factor, others: [one, two], column }) =>
    ({
      ratios: `${marked(to)} goes from ${weight(before)} to ${weight(after)}; every other weight is multiplied by ${weight(factor)}. ${marked(one.name)} and ${marked(two.name)} keep their ratio of ${decimal(one.before / two.before)}.`,
      amounts: `${marked(one.name)} loses ${weight(one.before - one.after)} and ${marked(two.name)} ${weight(two.before - two.after)}: all are divided by one larger total, so a larger weight loses more.`,
      nothing: `Their scores stay, but the total that they are divided by grows: ${marked(one.name)} goes from ${weight(one.before)} to ${weight(one.after)}.`,
      column: `Other rows have totals of their own. The column of ${marked(to)} adds up to ${decimal(column)} here: only rows are 1.`
    })[option],
  again: ({ from, to, others: [one, two] }) =>
    `${marked(from)} finds ${marked(to)} more similar than before, and nothing else. In its row ${marked(one.name)} had ${decimal(one.before / two.before)} times the weight of ${marked(two.name)}. What becomes of these two weights and of all others beside that of ${marked(to)}?`,
  elsewhere: 'Draw scores in place of weights, and back.',
  sum: ({ from, to, before, after, factor }) =>
    `With its score 2 higher, ${marked(to)} would get ${weight(after)} of the row of ${marked(from)} in place of ${weight(before)}; all others would be multiplied by ${weight(factor)}.`
};
