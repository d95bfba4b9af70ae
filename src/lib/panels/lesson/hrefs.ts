import { resolve } from '$app/paths';
import type { StepName } from '../../lesson/names';

/** Where a step stands. */
export const hrefOf = (step: StepName): string => resolve(`/lesson/${step}/`);
