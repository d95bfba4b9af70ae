import { LearnSession } from './learn.svelte';

let held: LearnSession | null = null;

/** The class of this tab: it outlives the page that shows it, paused while nobody looks. */
export const heldClass = (): LearnSession => (held ??= new LearnSession());
