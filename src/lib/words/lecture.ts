import { DEFAULT_VIEW, type View } from '../state/address';

/** The lecture's own sentences, each opened where the model has something to show. */
export const LECTURE: readonly { readonly label: string; readonly view: View }[] = [
  { label: 'swimming at the bank', view: DEFAULT_VIEW },
  {
    label: 'borrowing at the bank',
    view: at('I borrowed money at the bank.', 1, 1, 6, 3)
  },
  { label: 'I ate, grandma.', view: at('I ate, grandma.', 2, 9, 2, 3) },
  { label: 'I ate grandma.', view: at('I ate grandma.', 6, 3, 2, 3) },
  { label: 'the boy went to the park', view: at('The boy went to the park.', 1, 4, 6, 3) }
];

function at(text: string, layer: number, head: number, from: number, to: number): View {
  return { ...DEFAULT_VIEW, text, layer, head, cell: { from, to } };
}
