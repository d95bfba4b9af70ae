import type { Facts, Option } from '../../../../lesson/steps/n-in-n-out';
import type { StepWords } from '../../../lesson';
import { count } from '../../numbers';

export const words: StepWords<Option, Facts> = {
  text: ({ n, nLayers, dModel }) => [
    `The model reads tokens, roughly words. Each becomes a vector of ${count(dModel)} numbers, to which its position adds its own: without that, the order of words would not be known. All are read at once, not one after the other.`,
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
      vectors: `${n} vectors become ${n + 1} (more where a word takes several tokens), before and after each of the ${nLayers} layers; ${n} × ${n} weights in each map become ${n + 1} × ${n + 1}.`,
      learned:
        qkv > 0
          ? `They are the same for every sentence: ${count(qkv)} in the three matrices of a layer. The weights of attention are not among them; they are computed anew for each sentence.`
          : 'They are the same for every sentence. The weights of attention are not among them; they are computed anew for each sentence.',
      size: `Each vector keeps its ${count(dModel)} numbers, in each layer and for any sentence.`,
      layers: `There are ${nLayers}, with ${nHeads === 1 ? 'one head' : `${nHeads} heads`} in each, whatever is read.`
    })[option],
  again: ({ n }) =>
    `A friend reads a sentence of ${2 * n} tokens with the same model. What is there twice as much of?`,
  elsewhere: 'Under “The rest of the layer” a word’s vector is followed through all of them.',
  sum: ({ n, nLayers, dModel }) =>
    `${n} vectors of ${count(dModel)} numbers went in, and ${n} came out of each of ${nLayers} layers.`
};
