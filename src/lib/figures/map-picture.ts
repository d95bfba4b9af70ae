import type { Matrix } from '../transformer/trace';
import { cellPaths, cellPixels, SVG_SIDE } from './cells';
import type { Theme } from './ground';
import type { ColourScale } from './scale';
import { svgElement } from './svg-element';

/** Where a map lies, in the units of the drawing that holds it. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Side of an image, in pixels, that no picture is drawn much larger than. */
const SMOOTH = 1024;

/** The cells of one map as a part of a saved picture: paths for few, an image of pixels for many. */
export function mapPicture(
  matrix: Matrix,
  scale: ColourScale,
  { x, y, width, height }: Box,
  theme: Theme
): SVGElement {
  const { rows, columns } = matrix;
  const box = { x, y, width, height, preserveAspectRatio: 'none' };
  if (rows > SVG_SIDE) {
    const image = cellPixels(matrix, scale, theme === 'dark');
    return svgElement('image', { ...box, href: enlarged(image), 'image-rendering': 'pixelated' });
  }
  const map = svgElement('svg', { ...box, viewBox: `0 0 ${columns} ${rows}` });
  const { level, inks } = scale;
  for (const [at, d] of cellPaths(matrix, level, 0)) {
    map.append(svgElement('path', { d, fill: inks[at][theme] }));
  }
  return map;
}

/** Pixels as an image of some 1024: programs that smooth what they enlarge would blur small ones. */
function enlarged(image: ImageData): string {
  const [small, large] = [document.createElement('canvas'), document.createElement('canvas')];
  const times = Math.max(1, Math.floor(SMOOTH / image.width));
  [small.width, small.height] = [image.width, image.height];
  [large.width, large.height] = [image.width * times, image.height * times];
  small.getContext('2d')!.putImageData(image, 0, 0);
  const context = large.getContext('2d')!;
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, large.width, large.height);
  return large.toDataURL();
}
