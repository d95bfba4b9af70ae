import { language } from '$lib/words/languages';

/** This page's own words, loaded with it alone. */
export const load = async () => ({ learnWords: (await language.learn()).words });
