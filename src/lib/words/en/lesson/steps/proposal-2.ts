import type { Facts, Option } from '../../../../lesson/steps/proposal-2';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { decimal, weight } from '../../numbers';

/** From the least to the most, and what each is not, where it is less or more. */
const ORDER: readonly Option[] = ['no-more', 'quarter', 'half', 'most'];
const NOT: Readonly<Record<Option, readonly [less: string, more: string]>> = {
  'no-more': ['', 'It is more than by the dot product.'],
  quarter: ['', 'It is more than a quarter.'],
  half: ['It is less than a quarter.', 'It is more than half.'],
  most: ['It is less than half.', '']
};
/** The answer that a share is, beside what the dot product gave. */
const answerOf = ([before, now]: Facts['sought']): Option =>
  now <= before ? 'no-more' : now < 0.25 ? 'quarter' : now < 0.5 ? 'half' : 'most';

export const words: StepWords<Option, Facts> = {
  text: ({ from, to, layer, head, nHeads, dHead }) => [
    `Now queries meet keys. The query of ${marked(from)} is compared with every word’s key: q·k, divided by √${dHead}, the root of how many numbers each has, then softmax as before. Nothing says that a word’s own key fits its query best, nor that scores are equal both ways.`,
    nHeads > 1
      ? `Each of the ${nHeads} heads of a layer has matrices of its own. ${marked(from)} and ${marked(to)} are looked at in layer ${layer}, head ${head}: a chosen one.`
      : `Each layer has matrices of its own. ${marked(from)} and ${marked(to)} are looked at in layer ${layer}.`
  ],
  question: ({ from, to, sought }) =>
    `The dot product gave ${marked(to)} ${weight(sought[0])} of the row of ${marked(from)}. How much does this head give it?`,
  option: (option) =>
    ({
      'no-more': 'no more than that',
      quarter: 'more, up to a quarter',
      half: 'a quarter to a half',
      most: 'more than half'
    })[option],
  reason: (option, facts) => {
    const { from, to, sought, itself, back, first, most, scores } = facts;
    const right = answerOf(sought);
    if (option !== right) {
      if (right === 'no-more') return 'It is less than by the dot product.';
      return NOT[option][ORDER.indexOf(option) < ORDER.indexOf(right) ? 1 : 0];
    }
    const share = `${marked(to)} gets ${weight(sought[1])}`;
    if (right === 'no-more')
      return `${share}: this head looks for something else. Most goes to ${marked(first)}, ${weight(most)}.`;
    if (right === 'quarter')
      return `${share}; most of the row goes to ${marked(first)}, ${weight(most)}.`;
    return `${share}; ${marked(from)} gives itself ${weight(itself[1])}, by the dot product it was ${weight(itself[0])}. The way back is another number: ${marked(to)} gives ${marked(from)} ${weight(back)}, for scores of ${decimal(scores[0])} and ${decimal(scores[1])}.`;
  },
  again: ({ from, to, layer, head }) =>
    `Learned Q and K in place of the dot product, layer ${layer}, head ${head}: what share of its row does ${marked(from)} give ${marked(to)}?`,
  elsewhere: 'Open any other weight there, and turn one proposal into the other with the slider.',
  sum: ({ from, to, sought, back }) =>
    `${marked(from)} gives ${marked(to)} ${weight(sought[0])} by the dot product and ${weight(sought[1])} by learned Q and K; the way back is ${weight(back)}.`
};
