import type { Facts, Option } from '../../../../lesson/steps/diagonal';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { decimal, weight } from '../../numbers';

export const words: StepWords<Option, Facts> = {
  text: ({ from, layer, dModel }) => [
    `Proposal 1: two words are as similar as the dot product of their vectors. For each word it is taken with every word of the sentence, itself included, and softmax makes a row of weights of it.`,
    `The vectors are the ${dModel} numbers of each word before layer ${layer}; ${marked(from)} is compared with all. Each product is divided by √${dModel}, the root of how many numbers a vector has, so that scores do not grow with that.`
  ],
  question: ({ from }) => `At whom does ${marked(from)} look most?`,
  option: (option, { from, to, other, special }) =>
    ({
      sought: marked(to),
      itself: `${marked(from)} itself`,
      other: `another word, as ${marked(other ?? '')}`,
      special: special ?? ''
    })[option],
  reason: (option, facts) => {
    const { from, to, other, special, weights, own, n, cosine, dModel, lengths, mean } = facts;
    return {
      itself: `${marked(from)} gives itself ${weight(weights.itself)}: ${own} of ${n} tokens look mostly at themselves. A vector points most in its own direction; with lengths of ${decimal(lengths[0], 1)} to ${decimal(lengths[1], 1)} the largest product is mostly the one with oneself. On average a token gives itself ${weight(mean)}.`,
      sought: `${marked(to)} gets ${weight(weights.sought)}. That it tells something about ${marked(from)} does not make their vectors alike: in ${dModel} dimensions their cosine is ${decimal(cosine)}.`,
      other: `Of all others ${marked(other ?? '')} gets most, ${weight(weights.other)}.`,
      special: `${special ?? ''} gets ${weight(weights.special)}: it is a token like any other, with a vector of its own.`
    }[option];
  },
  again: ({ from, to }) =>
    `Vectors are compared by the dot product alone. Who gets the largest share of the row of ${marked(from)}, in the sentence with ${marked(to)}?`,
  elsewhere: 'Try other layers, and cosine in place of the dot product.',
  sum: ({ from, to, weights, own, n }) =>
    `With the dot product ${own} of ${n} tokens look mostly at themselves; ${marked(from)} gives itself ${weight(weights.itself)} and ${marked(to)} ${weight(weights.sought)}.`
};
