import type { Theme } from './ground';
import { mapPicture } from './map-picture';
import type { Mosaic } from './mosaic';
import { svgElement } from './svg-element';

/** Side of one map in a saved overview, and the space between two. */
const SIDE = 44;
const GAP = 5;
const EDGE = 24;
const TYPE = { 'font-size': 11, 'font-family': 'sans-serif' };

/**
 * Every map of every layer as one drawing, numbered as on the page.
 * @param mosaic for each layer the dot product's pattern and then every head's
 * @param dotProduct what stands above the column of the dot product
 */
export function overviewPicture(
  { maps, coloursOf }: Mosaic,
  dotProduct: string,
  theme: Theme
): SVGSVGElement {
  const ink = getComputedStyle(document.body).color;
  const place = (index: number) => EDGE + index * (SIDE + GAP);
  const [width, height] = [place(maps[0].length), place(maps.length)];
  const picture = svgElement('svg', { viewBox: `0 0 ${width} ${height}` });
  const write = (text: string, x: number, y: number) =>
    picture.append(svgElement('text', { ...TYPE, x, y, fill: ink, 'text-anchor': 'middle' }, text));
  maps[0].forEach((_, c) => write(c === 0 ? dotProduct : String(c), place(c) + SIDE / 2, EDGE - 8));
  maps.forEach((row, l) => {
    write(String(l + 1), EDGE / 2, place(l) + SIDE / 2 + 4);
    row.forEach((matrix, c) => {
      const at = { x: place(c), y: place(l), width: SIDE, height: SIDE };
      picture.append(mapPicture(matrix, coloursOf(c), at, theme));
    });
  });
  return picture;
}
