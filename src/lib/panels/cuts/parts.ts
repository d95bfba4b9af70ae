/** All that the page shows of cuts, loaded together. */
export { default as list } from './CutList.svelte';
export { default as pair } from './CutPair.svelte';
export { default as heads } from './CutHeads.svelte';
