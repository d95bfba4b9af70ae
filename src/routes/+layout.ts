import { language } from '$lib/words/languages';

export const prerender = true;
/** learn/index.html in place of learn.html: any server of files finds it. */
export const trailingSlash = 'always';

/** The page's words, loaded alone: script does not grow with languages. */
export const load = async () => ({ words: (await language.common()).words });
