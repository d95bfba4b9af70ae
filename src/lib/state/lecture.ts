import { DEFAULT_VIEW, type View } from './view';

/* eslint-disable riverbank/no-words -- what the model reads, not what the page says */

/** The lecture's own sentences, each opened where the model has something to show. */
export const LECTURE = {
  swimming: DEFAULT_VIEW,
  borrowing: at('I borrowed money at the bank.', 1, 1, 6, 3),
  ateComma: at('I ate, grandma.', 2, 9, 2, 3),
  ate: at('I ate grandma.', 2, 9, 2, 3),
  park: at('The boy went to the park.', 2, 8, 3, 6)
} satisfies Readonly<Record<string, View>>;

export type LectureSentence = keyof typeof LECTURE;

/** The two words of each between which there is something to see, as every model here names them. */
export const WATCHED: Readonly<Record<LectureSentence, readonly [from: string, to: string]>> = {
  swimming: ['bank', 'swimming'],
  borrowing: ['bank', 'money'],
  ateComma: ['ate', ','],
  ate: ['ate', 'grandma'],
  park: ['went', 'park']
};

function at(text: string, layer: number, head: number, from: number, to: number): View {
  return { ...DEFAULT_VIEW, text, layer, head, cell: { from, to } };
}
