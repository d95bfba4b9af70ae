import type { Facts, Option } from '../../../../lesson/steps/symmetry';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { decimal, magnitude, weight } from '../../numbers';

/** How far the two directions of other pairs differ; float32 rounds sums of some hundred products. */
const same = (asymmetry: number) =>
  asymmetry < 1e-3
    ? ', and so in every pair'
    : `; in other pairs they differ by up to ${magnitude(asymmetry)}`;

export const words: StepWords<Option, Facts> = {
  text: ({ from, to }) => [
    `x·y is y·x. So with the dot product ${marked(from)} scores ${marked(to)} exactly as ${marked(to)} scores ${marked(from)}, whatever the words mean. But a word may have much to find out in another that needs little from it.`,
    `Softmax then makes weights of the scores, each row by itself.`
  ],
  question: ({ from, to }) =>
    `The scores of ${marked(from)} and ${marked(to)} are equal both ways. And the weights?`,
  option: (option, { from, to }) =>
    ({
      equal: 'they are equal too',
      forth: `${marked(from)} gives more`,
      back: `${marked(to)} gives more`
    })[option],
  reason: (option, { from, to, scores, weights, totals, asymmetry }) => {
    const [forth, back] = weights;
    const larger = forth > back ? [from, to] : [to, from];
    const shares = `${marked(from)} gives ${weight(forth)}, ${marked(to)} gives ${weight(back)}`;
    const why = `e to the score is one number, and each row divides it by its own total: ${magnitude(totals[0])} for ${marked(from)}, ${magnitude(totals[1])} for ${marked(to)}.`;
    const small = `The row of ${marked(larger[0])} has the smaller total, so it gives more.`;
    return {
      equal: `Only the scores are, ${decimal(scores[0])} both ways${same(asymmetry)}. Rows have totals of their own.`,
      forth: forth > back ? `${shares}. ${why}` : small,
      back: back > forth ? `${shares}. ${why}` : small
    }[option];
  },
  again: ({ from, to }) =>
    `${marked(from)} and ${marked(to)} look at each other by the dot product, each through its own softmax. Who of the two gives the other the larger share?`,
  elsewhere:
    'Change between scores and weights; the numbers of both directions stand under the map.',
  sum: ({ from, to, scores, weights }) =>
    `By the dot product ${marked(from)} and ${marked(to)} score ${decimal(scores[0])} both ways; their weights are ${weight(weights[0])} and ${weight(weights[1])}.`
};
