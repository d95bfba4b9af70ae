/** Where this browser keeps the rows that classes are learned from; they go nowhere else. */
const KEY = 'riverbank-examples';

/** Undefined until it was looked for in what the browser keeps. */
let last: string | undefined;
let outlives = true;

/** The rows as they were typed last, here or before the page was loaded; '' where there are none. */
export function keptExamples(): string {
  if (last === undefined) {
    try {
      last = localStorage.getItem(KEY) ?? '';
    } catch {
      last = '';
    }
  }
  return last;
}

/** Whether they outlive a reload: not where the browser keeps nothing, or has no room. */
export const examplesOutlive = (): boolean => outlives;

/** Keeps rows; '' removes them. They stay until the page is reloaded, whatever the browser does. */
export function keepExamples(text: string): void {
  last = text;
  try {
    if (text === '') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, text);
    outlives = true;
  } catch {
    outlives = false;
  }
}
