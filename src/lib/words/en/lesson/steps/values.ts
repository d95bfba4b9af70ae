import type { Facts, Option } from '../../../../lesson/steps/values';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { decimal, weight } from '../../numbers';

/** As the table has them: rounded, so that by hand the last digit may differ. */
const product = (share: number, length: number, size: number) =>
  `${weight(share, 3)} × ${decimal(length)} ≈ ${weight(size, 3)}`;

export const words: StepWords<Option, Facts> = {
  text: ({ from }) => [
    `What ${marked(from)} takes from a word is that word’s value, turned down by its weight. So two numbers decide: how large the weight is, and how long the value. Keys and values come from matrices of their own: a word may be easy to find and have little to hand over, or the reverse.`,
    `A large weight alone does not say how much arrives.`
  ],
  question: ({ from, layer, head, names, heaviest, weights }) =>
    `In layer ${layer}, head ${head} ${marked(from)} gives ${marked(names[heaviest] ?? '')} most weight, ${weight(weights[heaviest])}. Who hands over most?`,
  option: (option, { from, names }) =>
    option === 'itself' ? `${marked(from)} itself` : marked(names[option] ?? ''),
  reason: (option, { names, weights, lengths, sizes, heaviest, options }) => {
    const own = product(weights[option], lengths[option], sizes[option]);
    const most = options.every((one) => one === option || sizes[one] < sizes[option]);
    if (most && option === heaviest)
      return `Weight times length is ${own}. Its value is long enough for its weight to count.`;
    if (most)
      return `Weight times length is ${own}. The weight of ${marked(names[heaviest] ?? '')} is larger, but its value is shorter: ${product(weights[heaviest], lengths[heaviest], sizes[heaviest])}.`;
    if (option === heaviest)
      return `It has the largest weight, but a value ${decimal(lengths[option])} long: ${own}, which is not the most.`;
    return `Weight times length is ${own}.`;
  },
  again: ({ from, layer, head }) =>
    `Layer ${layer}, head ${head}: multiply each weight of the row of ${marked(from)} by the length of the value that it turns down. Whose product is largest?`,
  elsewhere: 'What the whole row adds up to stands there below the maps.',
  sum: ({ from, names, heaviest, weights, sizes, layer, head }) =>
    `In layer ${layer}, head ${head} ${marked(from)} gives ${marked(names[heaviest] ?? '')} ${weight(weights[heaviest])} and gets ${weight(sizes[heaviest])} from it, weight times length.`
};
