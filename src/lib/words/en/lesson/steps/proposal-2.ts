import type { Facts, Option } from '../../../../lesson/steps/proposal-2';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { decimal, weight } from '../../numbers';

export const words: StepWords<Option, Facts> = {
  text: ({ from, to, layer, head, nHeads }) => [
    `Now queries meet keys. The query of ${marked(from)} is compared with every word’s key: q·k, divided by the root of their length, then softmax as before. Nothing says that a word’s own key fits its query best, nor that scores are equal both ways.`,
    `Each of the ${nHeads} heads of a layer has matrices of its own. Layer ${layer}, head ${head} is the one in which ${marked(from)} and ${marked(to)} are looked at here: a chosen one.`
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
    const { from, to, sought, itself, back, first, most, scores, layer, head } = facts;
    const share = `${marked(to)} gets ${weight(sought[1])}`;
    return {
      'no-more':
        sought[1] < sought[0]
          ? `${share}, less than by the dot product: this head looks for something else. Most goes to ${marked(first)}, ${weight(most)}.`
          : `${share}. And oneself is not ahead any more: ${marked(from)} gives itself ${weight(itself[1])}, by the dot product it was ${weight(itself[0])}.`,
      quarter:
        sought[1] >= sought[0] && sought[1] < 0.25
          ? `${share}; most of the row goes to ${marked(first)}, ${weight(most)}.`
          : `In layer ${layer}, head ${head} ${share}.`,
      half:
        sought[1] >= 0.25 && sought[1] < 0.5
          ? `${share}; ${marked(from)} gives itself ${weight(itself[1])}. The way back is another number: ${marked(to)} gives ${marked(from)} ${weight(back)}, for scores of ${decimal(scores[0])} and ${decimal(scores[1])}.`
          : `${share}, for a score of ${decimal(scores[0])}.`,
      most:
        sought[1] >= 0.5
          ? `${share}; ${marked(from)} gives itself ${weight(itself[1])}. The way back is another number: ${marked(to)} gives ${marked(from)} ${weight(back)}, for scores of ${decimal(scores[0])} and ${decimal(scores[1])}.`
          : `${share}: the rest is shared by the other words, ${weight(itself[1])} of it goes to ${marked(from)} itself.`
    }[option];
  },
  again: ({ from, to, layer, head }) =>
    `Learned Q and K in place of the dot product, layer ${layer}, head ${head}: what share of its row does ${marked(from)} give ${marked(to)}?`,
  elsewhere: 'Open any other weight there, and turn one proposal into the other with the slider.',
  sum: ({ from, to, sought, back }) =>
    `${marked(from)} gives ${marked(to)} ${weight(sought[0])} by the dot product and ${weight(sought[1])} by learned Q and K; the way back is ${weight(back)}.`
};
