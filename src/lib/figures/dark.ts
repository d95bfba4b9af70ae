import { MediaQuery } from 'svelte/reactivity';

/**
 * Whether the page is in its dark theme, for what is drawn as pixels: all else has light-dark(). Paper
 * is light.
 */
export const dark = new MediaQuery('screen and (prefers-color-scheme: dark)', false);
