import type { Matrix } from '../transformer/trace';
import type { Theme } from './ground';
import { mapPicture } from './map-picture';
import type { ColourScale } from './scale';
import { FAMILY } from './sheet-lines';
import { svgElement } from './svg-element';
import { fixWidth, textWidth } from './text-width';

/** A map of words by other words in groups. */
export interface GroupedMap {
  /** [rows, columns] */
  readonly matrix: Matrix;
  readonly colours: ColourScale;
  /** What each group of rows and of columns is of, and how many it has. */
  readonly rows: readonly Group[];
  readonly columns: readonly Group[];
}
interface Group {
  readonly name: string;
  readonly size: number;
}

const WIDTH = 620;
/** Least and most height of a row: few rows are high, many lie close. */
const [LOW, HIGH] = [5, 22];
const TALL = 300;
const TYPE = 11;
const GAP = 6;
const LEGEND = { width: 190, height: 9 };
const FONT = { 'font-size': TYPE, 'font-family': FAMILY };
const widthOf = (text: string) => textWidth(text, `${TYPE}px ${FAMILY}`);

/**
 * A grouped map as a drawing that needs nothing of the page: names of row groups left of it, of column
 * groups below it, lines between groups, and its scale.
 * @param tick writes a number under the scale
 */
export function wordMapPicture(
  { matrix, colours, rows, columns }: GroupedMap,
  tick: (value: number) => string,
  theme: Theme
): SVGSVGElement {
  const ink = getComputedStyle(document.body).color;
  const longest = (groups: readonly Group[]) =>
    Math.max(...groups.map(({ name }) => widthOf(name)));
  const left = longest(rows) + GAP + 2;
  const [wide, tall] = [WIDTH / matrix.columns, Math.min(HIGH, Math.max(LOW, TALL / matrix.rows))];
  const height = tall * matrix.rows;
  const box = { x: left, y: 2, width: WIDTH, height };
  const picture = svgElement('svg', {});
  picture.append(mapPicture(matrix, colours, box, theme));
  const write = (text: string, attributes: Readonly<Record<string, string | number>>) => {
    const element = svgElement('text', { ...FONT, fill: ink, ...attributes }, text);
    fixWidth(element, widthOf(text));
    picture.append(element);
  };
  let lines = '';
  let at = 0;
  for (const { name, size } of rows) {
    const y = box.y + (at + size / 2) * tall + TYPE * 0.35;
    write(name, { x: left - GAP, y, 'text-anchor': 'end' });
    lines += `M${left} ${box.y + (at += size) * tall}h${WIDTH}`;
  }
  at = 0;
  const under = box.y + height + GAP;
  for (const { name, size } of columns) {
    const x = left + (at + size / 2) * wide;
    const turn = `translate(${x + TYPE * 0.35} ${under}) rotate(-90)`;
    write(name, { transform: turn, 'text-anchor': 'end' });
    lines += `M${left + (at += size) * wide} ${box.y}v${height}`;
  }
  const edge = { fill: 'none', stroke: ink, 'stroke-width': 0.4 };
  picture.append(
    svgElement('path', { d: lines, ...edge }),
    svgElement('rect', { ...box, ...edge })
  );
  const y = under + longest(columns) + 2 * GAP;
  const step = LEGEND.width / colours.inks.length;
  colours.inks.forEach((inks, level) =>
    picture.append(
      svgElement('rect', {
        x: left + level * step,
        y,
        width: step + 0.3,
        height: LEGEND.height,
        fill: inks[theme]
      })
    )
  );
  for (const { value, at: share } of colours.ticks) {
    const x = left + share * LEGEND.width;
    write(tick(value), { x, y: y + LEGEND.height + TYPE + 2, 'text-anchor': 'middle' });
  }
  picture.setAttribute('viewBox', `0 0 ${left + WIDTH + 2} ${y + LEGEND.height + TYPE + GAP}`);
  return picture;
}
