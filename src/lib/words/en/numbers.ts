/** How this language writes numbers. */

/** A number as the page writes it: two decimals unless told, a true minus sign. */
export function decimal(value: number, digits = 2): string {
  return value
    .toFixed(digits)
    .replace(/^-(?=0\.?0*$)/, '')
    .replace('-', '−');
}

/** A positive number of any size, three figures: 12.1, 0.0041, 3.2e+12. */
export const magnitude = (value: number) =>
  value === Infinity
    ? 'over 1e+308'
    : value !== 0 && (value >= 1e5 || value < 1e-3)
      ? value.toExponential(2)
      : String(Number(value.toPrecision(3)));

/** A whole number with thin grouping: 22,713,216. */
export const count = (value: number) => value.toLocaleString('en');

export const megabytes = (bytes: number) =>
  bytes < 1e6
    ? `${Math.round(bytes / 1e3)} kB`
    : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

export const percent = (share: number) => `${Math.round(share * 100)} %`;
