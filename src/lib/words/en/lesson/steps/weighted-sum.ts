import type { Facts, Option } from '../../../../lesson/steps/weighted-sum';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { decimal, weight } from '../../numbers';

export const words: StepWords<Option, Facts> = {
  text: ({ from, layer, head }) => [
    `What are the weights for? The new vector of a word is the sum of what all words hand over, each times its weight. A low weight turns a word down, a high one turns it up. Nothing is looked up: everything goes in, by its share.`,
    `Here is what each word hands to ${marked(from)} in layer ${layer}, head ${head}.`
  ],
  question: ({ n }) =>
    `Suppose all weights were equal, 1/${n}. How many different new vectors would the ${n} tokens get?`,
  option: (option, { n }) =>
    ({ one: 'one', each: `${n}, one each`, squares: `${n * n}`, none: 'none: all are 0' })[option],
  reason: (option, { from, to, n, most, parts, cosine, length, mean }) =>
    ({
      one: `Each would be the mean of the same ${n} vectors, ${decimal(mean)} long. It is the weights that tell words apart: as they are, the new vectors of ${marked(from)} and ${marked(to)} have a cosine of ${decimal(cosine)}.`,
      each: `What is handed over does not depend on who takes it. With equal weights nothing else is left that could differ: ${marked(from)} and ${marked(to)} would add up the same ${n} vectors.`,
      squares: `${n * n} is how many weights there are. Each row of them makes one vector.`,
      none: `A mean is 0 only if what is handed over cancels out. Here it is ${decimal(mean)} long, the new vector of ${marked(from)} ${decimal(length)}. Its largest weight is ${weight(most)}, and ${parts} of ${n} tokens get at least 0.05.`
    })[option],
  again: ({ from, to }) =>
    `Softmax is replaced by plain averaging. In what do the new vectors of ${marked(from)} and ${marked(to)} then differ: how many different ones are there in the sentence?`,
  elsewhere: 'Below the maps stands what the whole row adds up to.',
  sum: ({ from, most, parts, n }) =>
    `The new vector of ${marked(from)} takes at least 0.05 from ${parts} of ${n} tokens, ${weight(most)} at most from one.`
};
