/** Sentences of the small language to begin with; the first is the lecture's, up to its ambiguous word. */
export const EXAMPLES = [
  'i went swimming with anna at the bank',
  'ben borrowed money at the bank',
  'while grandma got a loan , ben went swimming with anna at the bank',
  'i ate , grandma'
] as const;
