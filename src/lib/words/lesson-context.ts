import { createContext } from 'svelte';
import type { LessonWords } from './lesson';

/** What the lesson's own components say, given by its layout. */
export const [useLessonWords, setLessonWords] = createContext<LessonWords>();
