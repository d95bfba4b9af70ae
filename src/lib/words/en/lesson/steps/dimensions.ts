import type { Facts, Option } from '../../../../lesson/steps/dimensions';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { count, decimal, weight } from '../../numbers';

export const words: StepWords<Option, Facts> = {
  text: ({ dModel }) => [
    `Why does nobody but oneself come near? The cosine is the dot product of two vectors whose lengths are taken out: 1 in the same direction, 0 at a right angle.`,
    `In a plane two arrows drawn at random make any angle. The vectors here have ${count(dModel)} numbers.`
  ],
  question: ({ dModel }) =>
    `Two vectors of ${count(dModel)} random numbers: how large is their cosine, typically?`,
  option: (option, { sizes }) => `about ${weight(sizes[option])}`,
  reason: (
    option,
    { from, to, dModel, sizes, typical, largest, pair: [a, b], own, pairs, layer, itself, others }
  ) =>
    ({
      root: `Cosines of random directions have a standard deviation of 1/√${dModel} = ${weight(sizes.root, 3)}: nearly a right angle. Of the ${pairs} pairs of different tokens here, half are beyond ${weight(typical, 3)} before layer ${layer}. Compared by cosine, ${marked(from)} would give itself ${weight(itself[1])} in place of ${weight(itself[0])}, and each other from ${weight(others[0])} to ${weight(others[1])}. Of numbers between −1 and 1 softmax makes no weight over 7.4 times another: oneself stays first, but rows are flat. That is another failure.`,
      most: `That is 45°, as in a plane. Here even the nearest two, ${marked(a)} and ${marked(b)}, have ${decimal(largest)}.`,
      four: `That is four times as far as usual: of random vectors fewer than one pair in ten thousand gets there. ${marked(from)} and ${marked(to)} have ${decimal(own)}.`,
      tiny: `That is 1/${dModel}. Cosines shrink with the root of the number of dimensions, not with the number itself.`
    })[option],
  again: ({ dModel }) =>
    `Someone gives each word ${count(dModel)} dice throws, about 0, for a vector. What cosine would you expect of two words?`,
  elsewhere: 'Proposal 1 compared by cosine there.',
  sum: ({ typical, dModel, sizes }) =>
    `Half of the pairs of different tokens have a cosine beyond ${weight(typical, 3)}; of random vectors of ${count(dModel)} numbers the standard deviation is ${weight(sizes.root, 3)}.`
};
