/** What the lesson's own figures say, whatever step they stand in. */
import { softmaxRow } from './softmax-row';

export const words = { softmaxRow };
