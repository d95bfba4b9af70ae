import { softmaxRows } from '../measures/softmax';
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

/**
 * W s + b: how much speaks for each label.
 * @param sentence s, [dModel]
 * @returns [labels]
 */
export const scoresOf = ({ labels, weight, bias }: Classifier, sentence: Float32Array) =>
  Float32Array.from(labels, (_, c) => dot(row(weight, c), sentence) + bias[c]);

/** Scores as probabilities, [labels], summing to 1. */
export const chancesOf = (scores: Float32Array): Float32Array =>
  softmaxRows({ rows: 1, columns: scores.length, data: scores }).data;

/**
 * The probability of each label, read from last hidden states as they are, cut or not.
 * @param last h^(K), [n, dModel], n at least 1
 * @returns [labels], summing to 1
 */
export const classChances = (classifier: Classifier, last: Matrix): Float32Array =>
  chancesOf(scoresOf(classifier, meanRow(last)));
