import type { Facts, Option } from '../../../../lesson/steps/softmax';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { decimal, weight } from '../../numbers';

export const words: StepWords<Option, Facts> = {
  text: ({ from, layer, head }) => [
    `How similar two words are is a score, any number, also below 0. Softmax makes weights of a row of scores: e to the power of each, divided by their total. Every weight is above 0, a larger score gives a larger weight, and together they are 1.`,
    `A row is what one word gives away. Here are the scores of ${marked(from)} in layer ${layer}, head ${head}; where they come from is for later.`
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
  again: ({ from, to }) =>
    `${marked(from)} finds ${marked(to)} more similar than before. Two other words had weights of which one was twice the other: what becomes of these two?`,
  elsewhere: 'Draw scores in place of weights, and back.',
  sum: ({ from, to, before, after, factor }) =>
    `With its score 2 higher, ${marked(to)} would get ${weight(after)} of the row of ${marked(from)} in place of ${weight(before)}; all others would be multiplied by ${weight(factor)}.`
};
