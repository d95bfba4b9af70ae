import { language } from '$lib/words/languages';

/** This page's own words, loaded with it alone, beside what the page is built with. */
export const load = async ({ data }) => ({
  ...data,
  compareWords: (await language.compare()).words
});
