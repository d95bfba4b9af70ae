/** Held-out sentences of each kind: a share is then right within 3 points (one deviation, at 0.9). */
export const EXAMINED = 144;
/** Held-out sentences are the same whatever is trained on. */
export const EXAM_SEED = 2026;
