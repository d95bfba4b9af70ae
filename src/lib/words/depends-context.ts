import { createContext } from 'svelte';
import type { DependsWords } from './languages';

/** What the panel of causes says, given by that panel to its parts. */
export const [useDependsWords, setDependsWords] = createContext<DependsWords>();
