import { createContext } from 'svelte';
import type { LessonFigureWords } from './lesson';

/** What the lesson's own figures say, given by the page that shows them. */
export const [useLessonFigureWords, setLessonFigureWords] = createContext<LessonFigureWords>();
