/** What a saved picture lies on: nothing, or a colour of its own. */
export const GROUNDS = ['white', 'dark', 'transparent'] as const;
export type Ground = (typeof GROUNDS)[number];

/** The page's two sets of colours. */
export type Theme = 'light' | 'dark';

export const themeOf = (ground: Ground): Theme => (ground === 'dark' ? 'dark' : 'light');

/**
 * Reads the page's styles as they are in a theme, whichever the visitor has, and without the colours
 * that a visitor forces on the screen. Nothing is painted meanwhile.
 */
export function inTheme<Result>(theme: Theme, read: () => Result): Result {
  const { style, classList } = document.documentElement;
  style.setProperty('color-scheme', theme);
  style.setProperty('forced-color-adjust', 'none');
  classList.add('own-colours');
  try {
    return read();
  } finally {
    classList.remove('own-colours');
    style.removeProperty('forced-color-adjust');
    style.removeProperty('color-scheme');
  }
}
