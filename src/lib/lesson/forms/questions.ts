/** One question of the eight: what its options claim, in the order in which a code counts them. */
interface Question {
  readonly name: string;
  readonly options: readonly [string, string, string, string];
  readonly right: string;
}

/**
 * The eight questions that are asked before the lesson and after it. Both forms ask the same with
 * other words: a question, an option and which one is right are facts here, and sentences in words.
 */
export const QUESTIONS = [
  // x·x = |x|² is more than x·y for any other y as long as x (Cauchy and Schwarz).
  { name: 'diagonal', options: ['related', 'itself', 'common', 'unknown'], right: 'itself' },
  // s_ab = s_ba, and a softmax over higher scores leaves less for the same one.
  { name: 'rows', options: ['equal', 'smaller', 'larger', 'unknown'], right: 'smaller' },
  // p_j / p_k = exp(s_j − s_k), in which the score that moved has no part.
  { name: 'softmax', options: ['alone', 'ratios', 'amounts', 'column'], right: 'ratios' },
  // With W_Q = W_K, s_ij = x_i W Wᵀ x_jᵀ = s_ji.
  { name: 'symmetry', options: ['itself', 'scores', 'weights', 'nothing'], right: 'scores' },
  // A query for each token; weights, sizes and layers are the model's.
  { name: 'growth', options: ['parameters', 'vectors', 'length', 'layers'], right: 'vectors' },
  // What j hands over is p_ij v_j, as long as p_ij |v_j|.
  { name: 'values', options: ['never', 'longer', 'key', 'nearer'], right: 'longer' },
  // Nothing that does not lower the loss is learned.
  { name: 'learning', options: ['stays', 'useless', 'grows', 'similarity'], right: 'useless' },
  { name: 'cause', options: ['weight', 'heads', 'cut', 'columns'], right: 'cut' }
] as const satisfies readonly Question[];

export type QuestionName = (typeof QUESTIONS)[number]['name'];
type Options<Name> = Extract<(typeof QUESTIONS)[number], { readonly name: Name }>['options'];
/** A sentence for every option of every question: none can be forgotten. */
export type OptionTexts = {
  readonly [Name in QuestionName]: { readonly [Option in Options<Name>[number]]: string };
};

/** Before the lesson A is asked, after it B. */
export const FORMS = ['A', 'B'] as const;
export type Form = (typeof FORMS)[number];

/** The order in which each form lists the options of each question, as places among them. */
export const ORDER: Readonly<Record<Form, Readonly<Record<QuestionName, readonly number[]>>>> = {
  A: {
    diagonal: [0, 1, 2, 3],
    rows: [0, 2, 1, 3],
    softmax: [0, 2, 3, 1],
    symmetry: [1, 2, 0, 3],
    growth: [0, 2, 1, 3],
    values: [0, 1, 2, 3],
    learning: [1, 0, 2, 3],
    cause: [0, 1, 3, 2]
  },
  B: {
    diagonal: [2, 0, 1, 3],
    rows: [1, 0, 2, 3],
    softmax: [2, 1, 0, 3],
    symmetry: [2, 3, 0, 1],
    growth: [3, 1, 0, 2],
    values: [3, 2, 0, 1],
    learning: [3, 0, 1, 2],
    cause: [2, 3, 1, 0]
  }
};

/** Which option of a question is right, as its place among them. */
export const rightOf = (question: number): number => {
  const { options, right } = QUESTIONS[question];
  return (options as readonly string[]).indexOf(right);
};
