import { createContext } from 'svelte';
import type { FormWords } from './lesson-forms';

/** What the eight questions' own components say, given by their pages. */
export const [useFormWords, setFormWords] = createContext<FormWords>();
