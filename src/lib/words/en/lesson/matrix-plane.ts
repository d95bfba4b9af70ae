import { decimal } from '../numbers';

const point = ([x, y]: readonly [number, number]) => `(${decimal(x)}, ${decimal(y)})`;
const NAMES = ['first', 'second'] as const;

/** What is said of a 2 × 2 matrix and of singular values. */
export const matrixPlane = {
  /** The images of (1, 0) and (0, 1): the matrix's columns. */
  columns: ['(1, 0) ↦', '(0, 1) ↦'] as const,
  rest: 'Drag an arrow’s tip, or move it with the arrow keys, farther with Shift: every word goes along.',
  moved: (tip: 0 | 1, to: readonly [number, number]) =>
    `The ${NAMES[tip]} column of the matrix is ${point(to)}.`,
  matrix: 'matrix',
  determinant: 'determinant',
  stretches: 'singular values',
  numbers: 'What the matrix does',
  pair: (one: number, two: number) => `${decimal(one)}, ${decimal(two)}`,
  /** @param kind by the determinant's sign, that nothing is left across a line, or that nothing changes */
  verdict: (kind: 'same' | 'kept' | 'turned' | 'flat' | 'none', most: number, least: number) => {
    if (kind === 'same') return 'This matrix changes nothing: every word stays where it is.';
    if (kind === 'none') return 'Every word falls onto one point: nothing of them is left.';
    if (kind === 'flat')
      return `The plane falls onto a line: what lay across it is lost. Along the line words are stretched by up to ${decimal(most)}.`;
    const over = kind === 'turned' ? ' The plane is turned over.' : '';
    const by =
      decimal(least) === decimal(most)
        ? `${decimal(most)} in every direction`
        : `${decimal(least)} to ${decimal(most)}, depending on the direction`;
    return `Stretched by ${by}.${over} Where a word goes follows from its own two numbers and the matrix: nothing is added.`;
  },
  key: 'Hollow: where the words were. The ellipse is what becomes of the circle of length 1.',
  reset: 'Back to the start'
};

export const singularValues = {
  one: (name: string, values: readonly number[]) =>
    values.length === 0
      ? name
      : `${name}: ${values.length} from ${decimal(values[0])} to ${decimal(values[values.length - 1])}`,
  value: (name: string, place: number, value: number) =>
    `${name}, number ${place}: ${decimal(value, 3)}`,
  rest: 'How far each matrix stretches, direction by direction; ← → reads one by one.',
  row: (place: number) => String(place),
  corner: 'singular value'
};
