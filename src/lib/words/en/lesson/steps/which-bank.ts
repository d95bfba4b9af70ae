import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';

export const words: StepWords<never, object> = {
  text: ({ from, to }) => [
    `A word can have questions. In the sentence here ${marked(from)} may need others to tell what it means; ${marked(to)} may need others too, and not the same ones.`,
    `Before anything is explained: you have ten dots. Spend them as ${marked(from)}, on the words that it should look at, then as ${marked(to)}. A word may get several, itself included.`,
    `Nothing here is right or wrong. Your dots stay, and each way of attending that follows is held against them.`
  ],
  question: () => '',
  option: (option) => option,
  reason: () => '',
  again: () => '',
  elsewhere: 'All that follows, without the questions.',
  sum: () => null
};
