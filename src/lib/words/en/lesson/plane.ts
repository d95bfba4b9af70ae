import { marked } from '../../isolate';
import { decimal } from '../numbers';

const point = ([x, y]: readonly [number, number]) => `(${decimal(x)}, ${decimal(y)})`;

/** What is said of two vectors in a plane. */
export const plane = {
  tip: (name: string) => `tip of ${marked(name)}`,
  role: 'point in a plane',
  at: (tip: readonly [number, number]) => point(tip),
  rest: 'Drag a tip, or move it with the arrow keys, farther with Shift.',
  dot: (a: string, b: string) => `${marked(a)} · ${marked(b)}`,
  lengths: (a: string, b: string) => `lengths of ${marked(a)} and ${marked(b)}`,
  angle: 'angle between them',
  cosine: 'cosine',
  degrees: (radians: number) => `${Math.round((radians * 180) / Math.PI)}°`,
  /** A vector of no length has no direction. */
  none: 'none',
  numbers: 'What follows from the two vectors',
  /** The dot product, said when a tip was moved. */
  moved: (
    name: string,
    tip: readonly [number, number],
    { dot, cosine }: { readonly dot: number; readonly cosine: number | null }
  ) =>
    `${marked(name)} ${point(tip)}: dot product ${decimal(dot)}, cosine ${cosine === null ? 'none' : decimal(cosine)}.`,
  shadow: (a: string, b: string) =>
    `The thick line is the shadow of ${marked(b)} on ${marked(a)}; times the length of ${marked(a)} it is the dot product.`,
  reset: 'Back to the start'
};
