import { createContext } from 'svelte';
import type { LearnWords, Words } from './languages';

/** What every component says, given once by the layout: nobody imports a language. */
export const [useWords, setWords] = createContext<Words>();

/** What the Learn page's own components say, given by that page. */
export const [useLearnWords, setLearnWords] = createContext<LearnWords>();
