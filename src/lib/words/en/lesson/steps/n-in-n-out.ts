import type { Facts, Option } from '../../../../lesson/steps/n-in-n-out';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { count } from '../../numbers';

/** What the model adds to a text, where it adds anything. */
const around = (specials: readonly string[]) =>
  specials.length === 2
    ? `, and two marks of its own: ${marked(specials[0])} before the text and ${marked(specials[1])} after it`
    : '';

export const words: StepWords<Option, Facts> = {
  text: ({ n, nLayers, dModel, specials }) => [
    `The model reads tokens, roughly words${around(specials)}. Each becomes a vector of ${count(dModel)} numbers, to which its position adds its own: without that, the order of words would not be known. All are read at once, not one after the other.`,
    `A layer takes ${n} vectors and gives ${n} vectors of the same size. There are ${nLayers} layers of one shape, each with learned numbers of its own.`
  ],
  question: () => 'Type one word more. What grows?',
  option: (option, { dModel }) =>
    ({
      vectors: 'the number of vectors',
      learned: 'the learned numbers',
      size: `the ${count(dModel)} numbers of each vector`,
      layers: 'the number of layers'
    })[option],
  reason: (option, { n, dModel, nLayers, nHeads, qkv }) =>
    ({
      vectors: `${n} vectors become ${n + 1} (more where a word takes several tokens), before and after each of the ${nLayers} layers; where each looks at each, ${n} × ${n} weights become ${n + 1} × ${n + 1}.`,
      learned:
        qkv > 0
          ? `They are the same for every sentence: ${count(qkv)} in three matrices of each layer alone, which are for later. The weights of attention are not among them; they are computed anew for each sentence.`
          : 'They are the same for every sentence. The weights of attention are not among them; they are computed anew for each sentence.',
      size: `Each vector keeps its ${count(dModel)} numbers, in each layer and for any sentence.`,
      layers: `There are ${nLayers}, whatever is read. ${nHeads === 1 ? 'Each attends once' : `Each attends ${nHeads} times side by side, in what are called its heads`}.`
    })[option],
  again: ({ n }) =>
    `A friend reads a sentence of ${2 * n} tokens with the same model. What is there twice as much of?`,
  elsewhere: 'Under “The rest of the layer” a word’s vector is followed through all of them.',
  sum: ({ n, nLayers, dModel }) =>
    `${n} vectors of ${count(dModel)} numbers went in, and ${n} came out of each of ${nLayers} layers.`
};
