import type { Box } from './map-picture';
import { fixWidth, textWidth } from './text-width';

/** Between a figure and its legend, and around what reaches past a figure's own box. */
const LEGEND_GAP = 10;
const EDGE = 4;

/** What an element looks like by the page's style sheets, with the values that need no mention. */
const SHAPE: Readonly<Record<string, string>> = {
  opacity: '1',
  fill: '',
  'fill-opacity': '1',
  stroke: 'none'
};
const STROKE = { 'stroke-width': '', 'stroke-dasharray': 'none' };
const TEXT = { 'font-size': '', 'font-weight': '400', 'text-anchor': 'start' };

/**
 * A figure's drawing that needs nothing of the page: styles resolved, what only takes the pointer
 * left out, its legend below.
 * @param figure holds one `svg.drawing` and perhaps an `svg.legend`
 * @param box where its map lies, which the legend begins with
 * @param cells that map, where the page draws it on a canvas
 */
export function standalone(
  figure: HTMLElement,
  box?: Box,
  cells?: SVGElement | false
): SVGSVGElement {
  const drawing = figure.querySelector<SVGSVGElement>('svg.drawing')!;
  const picture = resolved(drawing);
  if (cells) picture.prepend(cells);
  const legend = figure.querySelector<SVGSVGElement>('svg.legend');
  if (!legend) return picture;
  const { x, y, width, height } = picture.viewBox.baseVal;
  const key = resolved(legend);
  const own = key.viewBox.baseVal;
  const left = Math.max(x, Math.min((box?.x ?? x) + own.x, x + width - own.width));
  const at = { x: left, y: y + height + LEGEND_GAP, width: own.width, height: own.height };
  for (const [name, value] of Object.entries(at)) key.setAttribute(name, String(value));
  picture.append(key);
  const taller = height + LEGEND_GAP + own.height;
  picture.setAttribute('viewBox', `${x} ${y} ${width} ${taller}`);
  return picture;
}

/** The box of a drawing, with all of its words: on the page they may reach past its edge. */
function wholeBox(drawing: SVGSVGElement): string {
  const { x, y, width, height } = drawing.viewBox.baseVal;
  const drawn = drawing.getBBox();
  const left = drawn.x < x ? drawn.x - EDGE : x;
  const top = drawn.y < y ? drawn.y - EDGE : y;
  const [right, bottom] = [drawn.x + drawn.width, drawn.y + drawn.height];
  const wide = (right > x + width ? right + EDGE : x + width) - left;
  const tall = (bottom > y + height ? bottom + EDGE : y + height) - top;
  return `${left} ${top} ${wide} ${tall}`;
}

function resolved(source: SVGSVGElement): SVGSVGElement {
  const copy = source.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('viewBox', wholeBox(source));
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
      const family = computed.fontFamily.split(',').at(-1)!.trim();
      element.setAttribute('font-family', family);
      const font = `${computed.fontWeight} ${computed.fontSize} ${family}`;
      const here = (sources[i] as SVGTextElement).getComputedTextLength();
      fixWidth(element, Math.min(here, textWidth(element.textContent, font)));
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
