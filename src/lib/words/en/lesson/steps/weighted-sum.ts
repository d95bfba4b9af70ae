import type { Facts, Option } from '../../../../lesson/steps/weighted-sum';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { decimal, weight } from '../../numbers';

export const words: StepWords<Option, Facts> = {
  text: ({ from, layer, head, learned, dModel, dHead }) => [
    `What are the weights for? Each word hands over a vector, its value${learned ? `: ${dHead} numbers here, which a learned matrix makes of its ${dModel}` : ', here the very vector that it is'}. What a word gathers is the sum of all values, each times its weight. A low weight turns a value down, a high one turns it up. Nothing is looked up: everything goes in, by its share.`,
    `To that the layer adds the word’s own old vector: the new vector is made of both. The table has what each word hands to ${marked(from)} in layer ${layer}, head ${head}.`
  ],
  question: ({ n }) =>
    `Suppose all weights were equal, 1/${n}. How many different sums would the ${n} tokens gather?`,
  option: (option, { n }) =>
    ({ one: 'one', each: `${n}, one each`, squares: `${n * n}`, none: 'none: all are 0' })[option],
  reason: (option, { from, to, n, most, parts, cosine, length, mean }) =>
    ({
      one: `Each would be the mean of the same ${n} vectors, ${decimal(mean)} long. Only weights make sums differ: as they are, those of ${marked(from)} and ${marked(to)} have a cosine of ${decimal(cosine)}, where 1 is the same direction.`,
      each: `What is handed over does not depend on who takes it. With equal weights nothing else is left that could differ: ${marked(from)} and ${marked(to)} would add up the same ${n} vectors.`,
      squares: `${n * n} is how many weights there are. Each row of them makes one sum.`,
      none: `A mean is 0 only if what is handed over cancels out. Here it is ${decimal(mean)} long, what ${marked(from)} gathers now ${decimal(length)}. Its largest weight is ${weight(most)}, and ${parts} of ${n} tokens get at least 0.05.`
    })[option],
  again: ({ from, to }) =>
    `Softmax is replaced by plain averaging. ${marked(from)} gathers a sum, ${marked(to)} gathers one, and so does every token: how many different ones are there?`,
  elsewhere: 'Below the maps stands what the whole row adds up to.',
  sum: ({ from, most, parts, n }) =>
    `${marked(from)} gives at least 0.05 of its row to ${parts} of ${n} tokens, ${weight(most)} at most to one, and gathers their values by these shares.`
};
