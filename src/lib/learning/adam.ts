import { copyParameters, type Parameters } from './parameters';

/** Running means of gradients and of their squares, and how many there were. */
export interface AdamState {
  readonly mean: Parameters;
  readonly square: Parameters;
  readonly steps: number;
}

const MEAN_DECAY = 0.9;
/** Short memory, as few steps are taken: 0.999 would remember the first ones to the end. */
const SQUARE_DECAY = 0.98;
const EPSILON = 1e-8;
const WEIGHT_DECAY = 0.01;

export function startAdam(parameters: Parameters): AdamState {
  const zeros = () =>
    new Map([...parameters].map(([name, { length }]) => [name, new Float32Array(length)]));
  return { mean: zeros(), square: zeros(), steps: 0 };
}

export function copyAdam({ mean, square, steps }: AdamState): AdamState {
  return { mean: copyParameters(mean), square: copyParameters(square), steps };
}

/**
 * One step of AdamW (Loshchilov & Hutter 2019), in place.
 * @param decays whether a weight is drawn towards 0, by its name; biases and gains should not be
 * @returns the state after it; its arrays are those of `state`
 */
export function adamStep(
  parameters: Parameters,
  gradients: Parameters,
  state: AdamState,
  rate: number,
  decays: (name: string) => boolean
): AdamState {
  const steps = state.steps + 1;
  const meanScale = 1 / (1 - MEAN_DECAY ** steps);
  const squareScale = 1 / (1 - SQUARE_DECAY ** steps);
  for (const [name, values] of parameters) {
    const slopes = gradients.get(name)!;
    const mean = state.mean.get(name)!;
    const square = state.square.get(name)!;
    const keep = decays(name) ? 1 - rate * WEIGHT_DECAY : 1;
    for (let i = 0; i < values.length; i++) {
      const g = slopes[i];
      const m = (mean[i] = MEAN_DECAY * mean[i] + (1 - MEAN_DECAY) * g);
      const s = (square[i] = SQUARE_DECAY * square[i] + (1 - SQUARE_DECAY) * g * g);
      values[i] =
        values[i] * keep - (rate * m * meanScale) / (Math.sqrt(s * squareScale) + EPSILON);
    }
  }
  return { ...state, steps };
}

/** Steps over which the rate rises to its peak. */
const WARM_UP = 20;
/** What is left of the rate at the planned end, and beyond it. */
const LEAST = 0.01;

/** The learning rate of a step, from 0: up in 20 steps, then down along half a cosine. */
export function rateAt(step: number, steps: number, peak: number): number {
  const warm = Math.min(1, (step + 1) / WARM_UP);
  const done = Math.min(1, step / steps);
  return peak * warm * Math.max(LEAST, (1 + Math.cos(Math.PI * done)) / 2);
}
