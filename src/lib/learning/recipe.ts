/** High, as there are few steps; the schedule's warm-up makes it bearable. */
export const LEARNING_RATE = 6e-3;
/** Where learned Q, K, V have long found every sense. */
export const STEPS = 600;
