/** English: every sentence that all pages share, and those of Explore. */
import * as explore from './explore';
import * as figures from './figures';
import * as lecture from './lecture';
import * as maps from './maps';
import * as measures from './measures';
import * as number from './number';
import * as numbers from './numbers';
import * as problems from './problems';
import { quoted } from './quoted';
import * as row from './row';
import * as site from './site';

export const words = {
  ...numbers,
  quoted,
  explore,
  figures,
  lecture,
  maps,
  measures,
  number,
  problems,
  row,
  site
};
