/** The eight questions as they are asked before the lesson. */
import type { FormTexts } from '../../../lesson-forms';
import { marked } from '../../../isolate';

const [river, bank, swimming, sep] = ['river', 'bank', 'swimming', '[SEP]'].map(marked);

export const A: FormTexts = {
  asks: {
    diagonal: `Words are compared by the dot product of their vectors. All vectors are of one length, and no two are the same. Which word gets most weight in the row of ${river}?`,
    rows: `In one layer, compared by the dot product, ${marked('a')} and ${marked('b')} have the score 3. The other scores of ${marked('a')} are all lower than those of ${marked('b')}, and there are as many. How large is the weight of ${marked('a')} in the row of ${marked('b')}, beside that of ${marked('b')} in the row of ${marked('a')}?`,
    softmax: 'A row has five scores. One of them rises. What becomes of the five weights?',
    symmetry: 'One matrix makes both the queries and the keys. What is certain then?',
    growth: 'A sentence grows from 10 words to 20. What doubles?',
    values: `In a row ${marked('X')} has weight 0.6 and ${marked('Y')} has 0.3. Can ${marked('Y')} add the longer part to the sum?`,
    learning: `A model is trained anew, on a task for which ${swimming} is of no use. What becomes of the weight that ${bank} gives ${swimming}?`,
    cause: `${bank} gives ${sep}, the mark of the end, 0.8 and ${swimming} 0.1. What best shows which of the two matters to ${bank}?`
  },
  options: {
    diagonal: {
      related: `the word that is most related to ${river}`,
      itself: `${river} itself`,
      common: 'the commonest word of the sentence',
      unknown: 'that cannot be known'
    },
    rows: {
      equal: 'equal',
      smaller: 'smaller',
      larger: 'larger',
      unknown: 'that cannot be known without Q and K'
    },
    softmax: {
      alone: 'its own rises, the others stay',
      ratios: 'its own rises, the others shrink and keep their ratios',
      amounts: 'its own rises, the others lose equal amounts',
      column: 'the weights of its column shrink to make room'
    },
    symmetry: {
      itself: 'each word sees itself alone',
      scores: 'the scores are symmetric',
      weights: 'the weights are symmetric',
      nothing: 'nothing changes, since the values still differ'
    },
    growth: {
      parameters: 'the learned numbers',
      vectors: 'the number of query vectors',
      length: 'how many numbers each query has',
      layers: 'the number of layers'
    },
    values: {
      never: 'never',
      longer: 'yes, if its value is more than twice as long',
      key: 'yes, if its key is longer',
      nearer: 'yes, if it stands nearer'
    },
    learning: {
      stays: 'it stays, since English is the same',
      useless: 'it will probably not arise',
      grows: 'it grows with every step of training',
      similarity: 'it follows the dot product of the two words'
    },
    cause: {
      weight: 'the larger weight',
      heads: 'the mean over all heads',
      cut: `cut each, compute again, and compare ${bank}`,
      columns: 'the totals of their columns'
    }
  }
};
