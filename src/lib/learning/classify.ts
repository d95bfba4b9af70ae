import { dot } from '../measures/vectors';
import { meanRow } from '../transformer/sentence';
import { row, type Matrix } from '../transformer/trace';

/** What was learned to tell a sentence's class by: softmax(W s + b) of the sentence vector s. */
export interface Classifier {
  readonly labels: readonly string[];
  /** W: a row for each label, [labels, dModel]. */
  readonly weight: Matrix;
  /** b, [labels]. */
  readonly bias: Float32Array;
}

/** What scores follow from. */
type Linear = Pick<Classifier, 'weight' | 'bias'>;

/**
 * W s + b: how much speaks for each label.
 * @param sentence s, [dModel]
 * @returns [labels]
 */
export const scoresOf = ({ weight, bias }: Linear, sentence: Float32Array): Float64Array =>
  Float64Array.from(bias, (b, c) => dot(row(weight, c), sentence) + b);

/** Scores as probabilities by softmax, [labels], summing to 1; in float64, as a cut may move them little. */
export function chancesOf(scores: Float64Array): Float64Array {
  const most = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - most));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

/**
 * The probability of each label, read from last hidden states as they are, cut or not.
 * @param last h^(K), [n, dModel], n at least 1
 * @returns [labels], summing to 1
 */
export const classChances = (classifier: Linear, last: Matrix): Float64Array =>
  chancesOf(scoresOf(classifier, meanRow(last)));
