import { dot } from '../measures/vectors';
import { L2, lossAndSlopes, type TrainingSet } from './classifier';

/** Gradient steps for one verdict at most: some hundred are needed where two labels are nearly even. */
const MOST_STEPS = 400;

/**
 * Leaves each example out in turn, trains on the others, and asks for the class of the one left out.
 * Each fold goes on from the weights of all examples, by gradient descent with Nesterov's momentum,
 * until its verdict is sure: the loss is L2-strongly convex, so the best weights are no farther than
 * |slopes| ÷ L2, and no score difference of x changes by more than √2 |x| times that. What it says is
 * therefore what training anew, for ever, would say.
 * @param weight learned from all, [labels, dModel + 1]
 * @yields each example's label as the others would have it, from 0, in the examples' order; null after
 * each step between, where a caller can let others in
 */
export function* leaveOneOut(set: TrainingSet, weight: Float32Array): Generator<number | null> {
  for (let i = 0; i < set.classes.length; i++) yield yield* verdictWithout(set, weight, i);
}

function* verdictWithout(
  set: TrainingSet,
  weight: Float32Array,
  left: number
): Generator<null, number> {
  const { rows } = set.inputs;
  // Cross-entropy curves by 1/2 at most (Böhning 1992) times the inputs' largest variance, which is
  // 1 at most: the rest of their squared length, 2 on average, is the bias's own 1.
  const curvature = (0.5 * rows) / (rows - 1) + L2;
  const root = Math.sqrt(L2 / curvature);
  const momentum = (1 - root) / (1 + root);
  let before = weight.slice();
  const ahead = weight.slice();
  for (let step = 0; ; step++) {
    const { slopes } = lossAndSlopes(set, ahead, left);
    const { label, sure } = verdict(set, ahead, slopes, left);
    if (sure || step === MOST_STEPS) return label;
    const now = ahead.map((value, i) => value - slopes[i] / curvature);
    for (let i = 0; i < now.length; i++) ahead[i] = now[i] + momentum * (now[i] - before[i]);
    before = now;
    yield null;
  }
}

/** The label of example `left` by these weights, and whether the best ones must say the same. */
function verdict(
  { labels, inputs }: TrainingSet,
  weight: Float32Array,
  slopes: Float32Array,
  left: number
): { label: number; sure: boolean } {
  const { columns } = inputs;
  const x = inputs.data.subarray(left * columns, (left + 1) * columns);
  const scores = labels.map((_, c) => dot(weight.subarray(c * columns, (c + 1) * columns), x));
  const label = scores.indexOf(Math.max(...scores));
  const margin = Math.min(
    ...scores.filter((_, c) => c !== label).map((score) => scores[label] - score)
  );
  const off = Math.sqrt(dot(slopes, slopes)) / L2;
  return { label, sure: margin > Math.SQRT2 * off * Math.sqrt(dot(x, x)) };
}
