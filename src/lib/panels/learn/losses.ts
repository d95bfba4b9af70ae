import type { LossPoint } from '$lib/state/class-run.svelte';

/** Points drawn of a loss curve: a point a pixel is all that can be seen. */
const POINTS = 400;
/** Steps of a mean. Each step's batch has sentences of one length, so its loss alone jumps. */
export const SMOOTH = 15;

/** A learner's losses as a curve: at evenly chosen steps, the mean of the last few. */
export function thinned(all: readonly LossPoint[], learner: number) {
  const every = Math.ceil(all.length / POINTS) || 1;
  const mean = (end: number) => {
    const span = all.slice(Math.max(0, end + 1 - SMOOTH), end + 1);
    return span.reduce((sum, { losses }) => sum + losses[learner], 0) / span.length;
  };
  return all
    .map(({ step }, at) => ({ step, at }))
    .filter(({ at }) => at % every === 0)
    .map(({ step, at }) => ({ step, value: mean(at) }));
}
