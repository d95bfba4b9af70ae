import type { Trace } from '../transformer/trace';
import type { LessonPlace } from './place';
import type { Elsewhere } from './step';

/** The same sentence, words, layer and head on Explore. @param more settings of its address */
export const onExplore = (
  { trace: { text, model } }: { readonly trace: Trace },
  { layer, head, from, to }: LessonPlace,
  more: Elsewhere['query'] = {}
): Elsewhere => ({
  page: 'explore',
  query: { text, model: model.name, layer, head, from, to, ...more }
});
