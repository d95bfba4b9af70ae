/** What the lesson's own figures say, whatever step they stand in. */
import { dimensions } from './dimensions';
import { matrixPlane, singularValues } from './matrix-plane';
import * as model from './model-figures';
import { plane } from './plane';
import { shortRun } from './short-run';
import { softmaxRow } from './softmax-row';
import { tenDots } from './ten-dots';

export const words = {
  dimensions,
  matrixPlane,
  plane,
  shortRun,
  singularValues,
  softmaxRow,
  tenDots,
  ...model
};
