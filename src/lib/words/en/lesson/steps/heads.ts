import { BOUNDS, type Facts, type Option } from '../../../../lesson/steps/heads';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';

const times = (n: number) => (n === 1 ? 'one head' : `${n} heads`);

export const words: StepWords<Option, Facts> = {
  text: ({ from, nLayers, nHeads }) => [
    `The head that you saw was a chosen one. This model has ${nLayers} layers with ${nHeads} ${nHeads === 1 ? 'head' : 'heads'} each, ${nLayers * nHeads} in all, and each has learned matrices Q, K and V of its own. None was told what to look for.`,
    `Each head makes a row of weights for ${marked(from)}, and each row has to sum to 1: a head that finds nothing it looks for must still put its weight somewhere.`
  ],
  question: ({ from, to, heads }) =>
    `In how many of the ${heads} heads does ${marked(from)} look most at ${marked(to)}?`,
  option: (option) =>
    ({ none: 'in none', few: 'in 1 to 3', some: 'in 4 to 9', many: 'in 10 or more' })[option],
  reason: (option, { from, to, special, heads, counts }) => {
    const right = (['many', 'some', 'few', 'none'] as const).find(
      (one) => counts.sought >= BOUNDS[one]
    );
    if (option !== right) {
      const more = counts.sought >= BOUNDS[option];
      if (option === 'many')
        return `That words belong together is not what most heads have learned to find: ${heads - counts.sought} of ${heads} look most elsewhere.`;
      return `There are ${more ? 'more' : 'fewer'}: ${counts.sought}.`;
    }
    const found = `${marked(from)} looks most at ${marked(to)} in ${counts.sought === 0 ? 'no head' : times(counts.sought)} of ${heads}.`;
    const elsewhere =
      special && counts.special > 0
        ? ` In ${counts.special} it looks most at [CLS] or [SEP], mostly ${marked(special)}: a place for weight where nothing is sought.`
        : '';
    return `${found}${elsewhere} At itself it looks most in ${counts.itself}, at other words in ${counts.other}. No one head says what the model does.`;
  },
  again: ({ from, to, heads }) =>
    `Take the largest weight of the row of ${marked(from)} in each of the ${heads} heads. How often is it the one for ${marked(to)}?`,
  elsewhere: 'All heads can be ordered there by what they mostly do.',
  sum: ({ from, to, counts, heads }) =>
    `Of ${heads} heads ${marked(from)} looks most at ${marked(to)} in ${counts.sought}, at [CLS] or [SEP] in ${counts.special}, at itself in ${counts.itself}.`
};
