/** English: every sentence that all pages share, and those of Explore. */
import * as figures from './figures';
import * as numbers from './numbers';
import * as site from './site';

export const words = { ...numbers, figures, site };
