import { createContext } from 'svelte';
import type { CompareWords, LearnWords, Words } from './languages';

/** What every component says, given once by the layout: nobody imports a language. */
export const [useWords, setWords] = createContext<Words>();

/** What the Learn page's own components say, given by that page. */
export const [useLearnWords, setLearnWords] = createContext<LearnWords>();

/** What the Compare page's own components say, given by that page. */
export const [useCompareWords, setCompareWords] = createContext<CompareWords>();
