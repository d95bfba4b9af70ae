/** How this language writes numbers. */

/** A number as the page writes it: two decimals unless told, a true minus sign. */
export function decimal(value: number, digits = 2): string {
  return value
    .toFixed(digits)
    .replace(/^-(?=0\.?0*$)/, '')
    .replace('-', '−');
}

/**
 * A weight, or any share: as `decimal`, but below 0.01 with two figures at least, so that none that is
 * there is written as nothing; 0 is 0 alone.
 */
export function weight(value: number, digits = 2): string {
  const size = Math.abs(Number(value.toPrecision(2)));
  if (size === 0) return '0';
  if (size < 1e-6) return value.toExponential(1).replaceAll('-', '−');
  return decimal(value, size < 0.01 ? Math.max(digits, 1 - Math.floor(Math.log10(size))) : digits);
}

/** Weights or sizes below each other: set from the left, their points stand in one line. */
export function column(values: readonly number[], digits: number): string[] {
  const written = values.map((value) => weight(value, digits));
  const whole = (text: string) => /^[^.]*/.exec(text)![0].length;
  const most = Math.max(...written.map(whole));
  return written.map((text) => '\u2007'.repeat(most - whole(text)) + text);
}

/** A positive number of any size, three figures: 12.1, 0.0041, 3.2e+12. */
export const magnitude = (value: number) =>
  value === Infinity
    ? 'over 1e+308'
    : value !== 0 && (value >= 1e5 || value < 1e-3)
      ? value.toExponential(2)
      : String(Number(value.toPrecision(3)));

/** Made once: to make one takes longer than to draw a map. */
const WHOLE = new Intl.NumberFormat('en');

/** A whole number with thin grouping: 22,713,216. */
export const count = (value: number) => WHOLE.format(value);

export const megabytes = (bytes: number) =>
  bytes < 1e6
    ? `${Math.round(bytes / 1e3)} kB`
    : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

export const percent = (share: number) => `${Math.round(share * 100)} %`;
