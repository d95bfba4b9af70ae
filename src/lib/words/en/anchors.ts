import type { AnchorSet } from '../../measures/meaning';
import { bank } from './anchors/bank';
import { bat } from './anchors/bat';
import { cell } from './anchors/cell';
import { crane } from './anchors/crane';
import { grandma } from './anchors/grandma';
import { mouse } from './anchors/mouse';
import { spring } from './anchors/spring';
import { star } from './anchors/star';

/**
 * Words of two meanings, each with sentences that anchor it; tests/unit/measures/anchors.test.ts
 * holds which of them prove themselves in MiniLM.
 */
export const anchors: readonly AnchorSet[] = [bank, grandma, star, spring, cell, bat, mouse, crane];
