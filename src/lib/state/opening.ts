import { suggestedPlace, type LessonPlace } from '../lesson/place';
import type { Trace } from '../transformer/trace';
import { DEFAULT_VIEW, openWith } from './view';

/**
 * The two words, layer and head that a sentence opens on in the lesson, always the same ones: of the
 * first sentence those that every page opens on, of another what is suggested. Null where no two words
 * may look at each other, or the text is too long to be whole.
 * @param ambiguous words of two meanings that sentences are at hand for
 */
export function openingPlace(trace: Trace, ambiguous: readonly string[]): LessonPlace | null {
  const { cell, layer, head, text } = openWith(DEFAULT_VIEW, trace.model.name);
  if (trace.layers.length === 0) return null;
  return trace.text === text && cell ? { ...cell, layer, head } : suggestedPlace(trace, ambiguous);
}
