/** What the lesson's own figures say, whatever step they stand in. */
import { softmaxRow } from './softmax-row';
import { tenDots } from './ten-dots';

export const words = { softmaxRow, tenDots };
