import { errorSentence } from '../../src/lib/words/en/errors';

/** The sentence that is told when `run` throws. */
export function said(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return errorSentence(error);
  }
  throw new Error('Nothing was thrown.');
}

/** The sentence that is told when `promise` is rejected. */
export const saidLater = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => Promise.reject(new Error('Nothing was thrown.')),
    (error: unknown) => errorSentence(error)
  );
