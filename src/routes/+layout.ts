import { language } from '$lib/words/languages';

export const prerender = true;

/** The page's words, loaded alone: script does not grow with languages. */
export const load = async () => ({ words: (await language.common()).words });
