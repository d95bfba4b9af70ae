import { keysOf, writeAddress, type AddressTable } from './address';
import { DEFAULT_VIEW, EXPLORE, type View } from './view';

/** What the address of the lesson says: the sentence, its two words, a layer and a head. */
export type LessonView = Pick<View, 'text' | 'model' | 'layer' | 'head' | 'cell'>;

/** One line a setting, as on Explore; `parseView` reads it. */
export const LESSON: AddressTable<LessonView> = {
  text: EXPLORE.text,
  model: EXPLORE.model,
  layer: EXPLORE.layer,
  head: EXPLORE.head,
  cell: EXPLORE.cell
};

/** What of a view the lesson keeps. */
export const lessonView = (view: View): LessonView =>
  Object.fromEntries(keysOf(LESSON).map((key) => [key, view[key]])) as unknown as LessonView;

/** Where the lesson begins: the lecture's sentence. */
export const LESSON_VIEW: LessonView = lessonView(DEFAULT_VIEW);

/** The query string of a view, "?" included. */
export const formatLesson = (view: LessonView): string => writeAddress(LESSON, view);
