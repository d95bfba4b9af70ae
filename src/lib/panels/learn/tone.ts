import type { AttentionKind } from '$lib/transformer/config';

/** The hue of a learner: river where queries and keys are learned, clay for the dot product. */
export const tone = (attention: AttentionKind) => (attention === 'learned' ? 'river' : 'clay');
