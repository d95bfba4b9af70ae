import { formsLanguage } from '$lib/words/lesson-forms';

/** The words of the eight questions, loaded with their pages alone. */
export const load = async () => ({ formWords: (await formsLanguage.forms()).words });
