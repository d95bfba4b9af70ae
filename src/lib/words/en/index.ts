/** English: every sentence that all pages share, and those of Explore. */
import * as figures from './figures';
import * as numbers from './numbers';

export const words = { ...numbers, figures };
