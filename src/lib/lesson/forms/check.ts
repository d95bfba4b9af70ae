/**
 * Three check symbols behind five symbols of 5 bits: a Reed-Solomon code over GF(32) with distance 4
 * (Reed and Solomon 1960). Whatever happens to three of the eight symbols or fewer is noticed: a wrong
 * one, two that changed places, and of longer accidents all but one in 32,768.
 */

/** x⁵ + x² + 1, which is primitive over GF(2). */
const FIELD = 0b100101;
const POWERS = Array.from({ length: 31 }, () => 1);
for (let i = 1; i < 31; i++) {
  const doubled = POWERS[i - 1] << 1;
  POWERS[i] = doubled < 32 ? doubled : doubled ^ FIELD;
}

/** The product of two elements of GF(32). */
const times = (a: number, b: number) =>
  a === 0 || b === 0 ? 0 : POWERS[(POWERS.indexOf(a) + POWERS.indexOf(b)) % 31];

/** (x − α)(x − α²)(x − α³), the highest power first and left out. */
const GENERATOR = [1, 2, 3].reduce(
  (product, root) => {
    const shifted = [...product, 0];
    return shifted.map((term, i) => (i === 0 ? term : term ^ times(POWERS[root], product[i - 1])));
  },
  [1]
);

/** Added to the check symbols, so that eight equal symbols such as 00000000 are no code. */
const OFFSET = [9, 22, 5];

/** The check symbols of data symbols: the remainder of the division by the generator. */
export function checkSymbols(data: readonly number[]): number[] {
  let rest = [0, 0, 0];
  for (const symbol of data) {
    const factor = symbol ^ rest[0];
    rest = [...rest.slice(1), 0].map((term, i) => term ^ times(factor, GENERATOR[i + 1]));
  }
  return rest.map((term, i) => term ^ OFFSET[i]);
}
