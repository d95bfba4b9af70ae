import type { OptionTexts, QuestionName } from '../lesson/forms/questions';
import type { words as codes } from './en/lesson/codes';
import type { words as forms } from './en/lesson/forms';

/** What one form asks, and what it offers as answers. */
export interface FormTexts {
  readonly asks: Readonly<Record<QuestionName, string>>;
  readonly options: OptionTexts;
}

/** What the eight questions before and after the lesson say. */
export type FormWords = typeof forms;
/** What the page of codes says. */
export type CodesWords = typeof codes;

/** Each page's words in the page's language, loaded with it alone. */
export const formsLanguage = {
  forms: () => import('./en/lesson/forms'),
  codes: () => import('./en/lesson/codes')
};
