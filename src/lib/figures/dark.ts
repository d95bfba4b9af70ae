import { MediaQuery } from 'svelte/reactivity';

/** Whether the page is in its dark theme, for what is drawn as pixels: all else has light-dark(). */
export const dark = new MediaQuery('(prefers-color-scheme: dark)', false);
