import { createContext } from 'svelte';
import type { EngineClient } from '../engine/client';
import { theEngine } from '../engine/early';
import type { CompareSession } from './compare.svelte';
import type { LearnSession } from './learn.svelte';
import type { LessonSession } from './lesson.svelte';
import type { Session } from './session.svelte';

/** What outlives a page: one engine for all of them, and what each of them showed last. */
export class App {
  /** What Explore shows, once it was opened. */
  explore: Session | null = null;
  /** What Compare shows, once it was opened. */
  compare: CompareSession | null = null;
  /** The class of the Learn page, once it was opened. */
  learn: LearnSession | null = null;

  /** Where the lesson stands, once it was opened. */
  lesson: LessonSession | null = null;

  /** Started when it is first asked for, in a browser only. */
  get engine(): EngineClient {
    return theEngine();
  }
}

/**
 * Makes what outlives the page that asks for it: Svelte lets go of what is derived together with the
 * component that made it.
 */
export function outliving<T>(make: () => T): T {
  let made: T | undefined;
  $effect.root(() => {
    made = make();
  });
  return made ?? make(); // no effect runs while the page is built
}

/** Given by the layout to the pages. */
export const [useApp, setApp] = createContext<App>();
