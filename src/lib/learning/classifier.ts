import { softmaxRows } from '../measures/softmax';
import type { Matrix } from '../transformer/trace';
import { adamStep, rateAt, startAdam } from './adam';
import type { Classifier } from './classify';

/** Sentence vectors with their labels, as they are learned from. */
export interface TrainingSet {
  readonly labels: readonly string[];
  /** Of each example, from 0. */
  readonly classes: readonly number[];
  /** (s − centre) ÷ scale of each example, and a 1 that the bias is learned from: [m, dModel + 1]. */
  readonly inputs: Matrix;
  /** The mean of the sentence vectors, [dModel]. */
  readonly centre: Float32Array;
  /** Their root mean squared distance from it. */
  readonly scale: number;
}

/**
 * Puts the vectors around 0, at a length of about 1. Without it the learning rate and L2 would mean
 * something else with each model. All numbers of a vector are divided by one: dividing each by its own
 * deviation, which a handful of sentences cannot tell, would make noise as long as what matters.
 * @param vectors sentence vectors, [dModel] each
 * @param classes which of the labels each has, from 0
 */
export function trainingSet(
  labels: readonly string[],
  vectors: readonly Float32Array[],
  classes: readonly number[]
): TrainingSet {
  const rows = vectors.length;
  const d = vectors[0].length;
  const centre = new Float32Array(d);
  for (let i = 0; i < d; i++) centre[i] = vectors.reduce((sum, v) => sum + v[i], 0) / rows;
  const squares = vectors.map((v) => v.reduce((sum, x, i) => sum + (x - centre[i]) ** 2, 0));
  // Where all vectors are the same there is nothing to learn, and nothing to divide by.
  const scale = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / rows) || 1;
  const data = new Float32Array(rows * (d + 1));
  vectors.forEach((vector, r) => {
    for (let i = 0; i < d; i++) data[r * (d + 1) + i] = (vector[i] - centre[i]) / scale;
    data[r * (d + 1) + d] = 1;
  });
  return { labels, classes, inputs: { rows, columns: d + 1, data }, centre, scale };
}

/**
 * What draws weights towards 0. Without it they would grow for ever where the labels can be parted,
 * as they nearly always can with more numbers than sentences. It makes the loss strictly convex: there
 * is one best solution, whatever one starts from. At this share the examples of a set that can be
 * parted are given about 0.9, so that a sentence between them still shows as one.
 */
export const L2 = 0.01;

/**
 * The loss and how it changes with every weight: the mean of −log p(label), and L2/2 |W|²; by the
 * chain rule (p − y)ᵀ X / m + L2 W.
 * @param weight [labels, dModel + 1]
 * @param without an example that takes no part
 */
export function lossAndSlopes(
  { labels, classes, inputs }: Omit<TrainingSet, 'centre' | 'scale'>,
  weight: Float32Array,
  without = -1
): { loss: number; slopes: Float32Array<ArrayBuffer> } {
  const { rows, columns, data } = inputs;
  const count = labels.length;
  const taken = without < 0 ? rows : rows - 1;
  const chances = softmaxRows(scores(inputs, weight, count)).data; // [m, labels]
  const slopes = weight.map((value) => L2 * value);
  let loss = (L2 / 2) * weight.reduce((sum, value) => sum + value * value, 0);
  for (let r = 0; r < rows; r++) {
    if (r === without) continue;
    for (let c = 0; c < count; c++) {
      const chance = chances[r * count + c];
      const own = c === classes[r];
      if (own) loss -= Math.log(chance) / taken;
      const error = (chance - Number(own)) / taken;
      for (let i = 0; i < columns; i++) slopes[c * columns + i] += error * data[r * columns + i];
    }
  }
  return { loss, slopes };
}

/** X Wᵀ, [m, labels]. */
function scores({ rows, columns, data }: Matrix, weight: Float32Array, count: number): Matrix {
  const made = new Float32Array(rows * count);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < count; c++) {
      let sum = 0;
      for (let i = 0; i < columns; i++) sum += data[r * columns + i] * weight[c * columns + i];
      made[r * count + c] = sum;
    }
  }
  return { rows, columns: count, data: made };
}

/** Steps of training, all examples in each: the loss is within 1e-4 of the least one by then. */
export const STEPS = 120;
const RATE = 0.2;

export interface TrainingStep {
  /** Steps taken. */
  readonly step: number;
  /** Before this step. */
  readonly loss: number;
}

/**
 * Learns W by back-propagation and AdamW, from 0: nothing is drawn at random, and the same examples
 * give the same numbers.
 * @returns as the generator's value, [labels, dModel + 1]
 */
export function* train(set: TrainingSet): Generator<TrainingStep, Float32Array<ArrayBuffer>> {
  const weight = new Float32Array(set.labels.length * set.inputs.columns);
  const parameters = new Map([['weight', weight]]);
  let state = startAdam(parameters);
  for (let step = 0; step < STEPS; step++) {
    const { loss, slopes } = lossAndSlopes(set, weight);
    const rate = rateAt(step, STEPS, RATE);
    state = adamStep(parameters, new Map([['weight', slopes]]), state, rate, () => false);
    yield { step: step + 1, loss };
  }
  return weight;
}

/** What was learned, for sentence vectors as the model gives them: centre and scale are part of it. */
export function classifierOf(set: TrainingSet, weight: Float32Array): Classifier {
  const { labels, centre, scale, inputs } = set;
  const rows = labels.length;
  const columns = inputs.columns - 1;
  const data = new Float32Array(rows * columns);
  const bias = labels.map((_, c) => {
    let sum = weight[c * inputs.columns + columns];
    for (let i = 0; i < columns; i++) {
      const value = weight[c * inputs.columns + i] / scale;
      data[c * columns + i] = value;
      sum -= value * centre[i];
    }
    return sum;
  });
  return { labels, weight: { rows, columns, data }, bias: Float32Array.from(bias) };
}
