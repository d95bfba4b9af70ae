import type { Attention, Mask, Matrix } from '../transformer/trace';
import { softmaxRows } from './softmax';

/**
 * Between proposal 1 and 2: s(t) = (1 - t) x_i·x_j/√dModel + t q_i·k_j/√dHead, which is x M yᵀ with
 * M going from the identity to W_Q W_Kᵀ, both scaled, biases included.
 * Between the ends a cell is masked that either proposal masks: minus infinity weighs more than any
 * score.
 * @returns the proposals themselves at t = 0 and t = 1; between them scores are divided already
 */
export function mix(one: Attention, two: Attention, t: number): Attention {
  if (t <= 0) return one;
  if (t >= 1) return two;
  const { rows, columns } = one.scores;
  const data = one.scores.data.map((score, i) => (1 - t) * score + t * two.scores.data[i]);
  const scores: Matrix = { rows, columns, data };
  const mask = eitherMask(one.mask, two.mask);
  return { scores, pattern: softmaxRows(scores, mask), mask, divisor: 1 };
}

function eitherMask(a: Mask, b: Mask): Mask {
  if (!a || !b) return a ?? b;
  return a.map((masked, i) => masked | b[i]);
}
