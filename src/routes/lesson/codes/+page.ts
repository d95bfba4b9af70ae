import { formsLanguage } from '$lib/words/lesson-forms';

/** This page's own words, loaded with it alone. */
export const load = async () => ({ codesWords: (await formsLanguage.codes()).words });
