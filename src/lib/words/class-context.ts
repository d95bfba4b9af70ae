import { createContext } from 'svelte';
import type { ClassWords } from './languages';

/** What the panel of classes says, given by that panel to its parts. */
export const [useClassWords, setClassWords] = createContext<ClassWords>();
