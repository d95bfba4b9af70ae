import type { Stamp } from './csv';

const SVG = 'http://www.w3.org/2000/svg';
/** Narrowest picture, in pixels of the screen: below it the stamp could not be read. */
const LEAST_WIDTH = 420;
/** The stamp's type, in pixels of the screen. */
const TYPE = 11;
const LINE = 15;
const MARGIN = 6;
/** Mean width of a character, as a share of the type size. */
const CHARACTER = 0.56;
/** Lines that one entry of the stamp is drawn on; the file's description has the whole of it. */
const MOST_LINES = 3;
const LEGEND_GAP = 10;

/** What an element looks like by the page's style sheets, with the values that need no mention. */
const SHAPE: Readonly<Record<string, string>> = {
  opacity: '1',
  fill: '',
  'fill-opacity': '1',
  stroke: 'none'
};
const STROKE = { 'stroke-width': '', 'stroke-dasharray': 'none' };
const TEXT = { 'font-size': '', 'font-weight': '400', 'text-anchor': 'start' };

/** Where a canvas lies, in the units of the drawing over it. */
export interface CanvasBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
  text?: string
): SVGElementTagNameMap[Name] {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A canvas as an image of its pixels, unsmoothed. */
export const imageOf = (canvas: HTMLCanvasElement, box: CanvasBox) =>
  svgElement('image', {
    ...box,
    href: canvas.toDataURL(),
    preserveAspectRatio: 'none',
    'image-rendering': 'pixelated'
  });

/**
 * A figure's drawing that needs nothing of the page: styles resolved, its canvas an image, what only
 * takes the pointer left out, its legend below.
 * @param figure holds one `svg.drawing`, perhaps a canvas under it and an `svg.legend`
 * @param box where the canvas lies
 */
export function standalone(figure: HTMLElement, box?: CanvasBox): SVGSVGElement {
  const drawing = figure.querySelector<SVGSVGElement>('svg.drawing')!;
  const picture = resolved(drawing);
  const canvas = figure.querySelector('canvas');
  if (canvas && box) picture.prepend(imageOf(canvas, box));
  const legend = figure.querySelector<SVGSVGElement>('svg.legend');
  if (!legend) return picture;
  const { x, y, width, height } = drawing.viewBox.baseVal;
  const own = legend.viewBox.baseVal;
  const key = resolved(legend);
  const left = Math.max(x, Math.min((box?.x ?? x) + own.x, x + width - own.width));
  const at = { x: left, y: y + height + LEGEND_GAP, width: own.width, height: own.height };
  for (const [name, value] of Object.entries(at)) key.setAttribute(name, String(value));
  picture.append(key);
  const taller = height + LEGEND_GAP + own.height;
  picture.setAttribute('viewBox', `${x} ${y} ${width} ${taller}`);
  return picture;
}

function resolved(source: SVGSVGElement): SVGSVGElement {
  const copy = source.cloneNode(true) as SVGSVGElement;
  const sources = source.querySelectorAll<SVGElement>('*');
  const elements = copy.querySelectorAll<SVGElement>('*');
  elements.forEach((element, i) => {
    const computed = getComputedStyle(sources[i]);
    const take = (properties: Readonly<Record<string, string>>) => {
      for (const [property, unsaid] of Object.entries(properties)) {
        const value = computed.getPropertyValue(property);
        if (value && value !== unsaid) element.setAttribute(property, value);
        else element.removeAttribute(property);
      }
    };
    if (element instanceof SVGGeometryElement || element instanceof SVGTextElement) {
      take(SHAPE);
      if (element.hasAttribute('stroke')) take(STROKE);
    }
    if (element instanceof SVGTextElement) {
      take(TEXT);
      // The page's own fonts may be missing elsewhere: the generic family at the list's end is not.
      element.setAttribute('font-family', computed.fontFamily.split(',').at(-1)!.trim());
    }
    // A nested drawing fills its place by style on the page, and by attributes in a file.
    if (element instanceof SVGSVGElement && !element.hasAttribute('width')) {
      element.setAttribute('width', '100%');
      element.setAttribute('height', '100%');
    }
  });
  copy.querySelectorAll('.pointer').forEach((element) => element.remove());
  for (const element of [copy, ...elements]) {
    for (const name of ['class', 'style', 'role', 'aria-hidden']) element.removeAttribute(name);
    for (const child of [...element.childNodes]) {
      if (child.nodeType === Node.COMMENT_NODE) child.remove();
    }
  }
  return copy;
}

/**
 * A picture as an SVG file with the page's paper behind it and, under it, what it shows.
 * @param picture as `standalone` makes it, with a viewBox
 */
export function stamped(picture: SVGSVGElement, name: string, stamp: Stamp): string {
  const file = picture.cloneNode(true) as SVGSVGElement;
  const box = file.viewBox.baseVal;
  const scale = Math.max(1, LEAST_WIDTH / box.width);
  const entries = [name, ...stamp.map(([key, value]) => `${key}: ${value}`)].map(writable);
  const characters = Math.floor(((box.width - 2 * MARGIN) * scale) / (TYPE * CHARACTER));
  const lines = entries.flatMap((entry) => wrapped(entry, characters));
  const step = LINE / scale;
  const height = box.height + step * (lines.length + 1);
  const { backgroundColor: paper, color: ink } = getComputedStyle(document.body);
  file.prepend(
    svgElement('title', {}, entries[0]),
    svgElement('desc', {}, entries.slice(1).join('\n')),
    svgElement('rect', { x: box.x, y: box.y, width: box.width, height, fill: paper })
  );
  const text = { x: box.x + MARGIN, fill: ink, 'font-family': 'sans-serif' };
  lines.forEach((line, i) => {
    const y = box.y + box.height + step * (i + 1.2);
    file.append(svgElement('text', { ...text, y, 'font-size': TYPE / scale }, line));
  });
  file.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${height}`);
  file.setAttribute('width', String(Math.round(box.width * scale)));
  file.setAttribute('height', String(Math.round(height * scale)));
  return new XMLSerializer().serializeToString(file);
}

/** Control characters and halves of surrogate pairs have no place in XML. */
const writable = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');

/** A text on lines of so many characters at most, broken at spaces where there are any. */
function wrapped(text: string, characters: number): string[] {
  const lines: string[] = [];
  let rest = Array.from(text.replace(/\s+/g, ' '));
  while (rest.length > characters && lines.length < MOST_LINES - 1) {
    const space = rest.lastIndexOf(' ', characters);
    const end = space > characters / 2 ? space : characters;
    lines.push(rest.slice(0, end).join(''));
    rest = rest.slice(rest[end] === ' ' ? end + 1 : end);
  }
  const cut = rest.length > characters;
  return [...lines, cut ? `${rest.slice(0, characters - 1).join('')}…` : rest.join('')];
}
