import { lessonLanguage } from '$lib/words/lesson';

/** What all pages of the lesson say, loaded with them alone. */
export const load = async ({ data }) => ({
  ...data,
  lessonWords: (await lessonLanguage.common()).words,
  lessonFigureWords: (await lessonLanguage.figures()).words
});
