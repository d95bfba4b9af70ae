import { svgElement } from './svg-element';
import { fixWidth, textWidth } from './text-width';
import { wrapped } from './wrapped';

/** One of two figures that are saved as one picture. */
export interface Half {
  readonly title: string;
  readonly formula: string;
  /** The title's colour, as a file can have it. */
  readonly colour: string;
  readonly ink: string;
  readonly picture: SVGSVGElement;
}

const BETWEEN = 28;
const LINE = 1.3;
const GAP = 6;
const FAMILY = 'sans-serif';
const STYLES = {
  title: { type: 16, weight: 600 },
  formula: { type: 12, weight: 400 }
};

/** Two pictures of one size side by side, level with each other, each under its title. */
export function pairPicture(halves: readonly [Half, Half]): SVGSVGElement {
  const boxes = halves.map(({ picture }) => picture.viewBox.baseVal);
  // What reaches past a figure's own box differs; the boxes themselves lie level.
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const column = Math.max(...boxes.map(({ x, width }) => x + width)) - left;
  const tall = Math.max(...boxes.map(({ y, height }) => y + height)) - top;
  const file = svgElement('svg', {});
  const heads = halves.map(({ title, formula, colour, ink }) => [
    ...lines(title, 'title', colour, column),
    ...lines(formula, 'formula', ink, column)
  ]);
  const above = Math.max(...heads.map((head) => head.reduce((sum, { step }) => sum + step, 0)));
  halves.forEach(({ picture }, i) => {
    const x = i * (column + BETWEEN);
    let y = 0;
    for (const { text, step } of heads[i]) {
      text.setAttribute('x', String(x));
      text.setAttribute('y', String((y += step) - step * 0.25));
      file.append(text);
    }
    const { x: ownX, y: ownY, width, height } = boxes[i];
    const place = { x: x + ownX - left, y: above + GAP + ownY - top, width, height };
    for (const [name, value] of Object.entries(place)) picture.setAttribute(name, String(value));
    file.append(picture);
  });
  file.setAttribute('viewBox', `0 0 ${2 * column + BETWEEN} ${above + GAP + tall}`);
  return file;
}

/** A text on as many lines as it takes, and how far each of them goes down. */
function lines(text: string, kind: keyof typeof STYLES, fill: string, room: number) {
  const { type, weight } = STYLES[kind];
  const widthOf = (line: string) => textWidth(line, `${weight} ${type}px ${FAMILY}`);
  // Another machine's fonts are up to a fifth wider.
  return wrapped(text, (line) => widthOf(line) <= room * 0.85).map((line) => {
    const font = { 'font-family': FAMILY, 'font-size': type, 'font-weight': weight };
    const element = svgElement('text', { fill, ...font }, line);
    fixWidth(element, widthOf(line));
    return { text: element, step: type * LINE };
  });
}
