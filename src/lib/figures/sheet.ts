import type { Stamp } from './csv';
import { inTheme, themeOf, type Ground } from './ground';
import { FAMILY, sheetLines, type Said, type SheetLine } from './sheet-lines';
import { svgElement } from './svg-element';
import { fixWidth } from './text-width';

/** Narrowest picture, in pixels of the screen: below it what stands under it could not be read. */
const LEAST_WIDTH = 420;
const MARGIN = 12;
/** Between the picture and the lines above and below it. */
const GAP = 10;

/** What is saved: a picture, what stands above it, and what its file says of itself. */
export interface Sheet extends Said {
  /** The figure's name, which the file has as its title. */
  readonly name: string;
  readonly stamp: Stamp;
}

/**
 * A picture as an SVG file on a ground: its heading above, its source below, the whole stamp as the
 * file's description.
 * @param draw makes the picture, with a viewBox, by the page's styles as they are in the ground's theme
 */
export function sheet(draw: () => SVGSVGElement, said: Sheet, ground: Ground): string {
  const { picture, paper, ink, soft } = inTheme(themeOf(ground), () => {
    const styles = getComputedStyle(document.body);
    const file = draw();
    return {
      picture: file,
      paper: styles.backgroundColor,
      ink: styles.color,
      soft: softInk()
    };
  });
  const box = picture.viewBox.baseVal;
  const scale = Math.max(1, LEAST_WIDTH / box.width);
  const inner = box.width * scale;
  const { above, below } = sheetLines(said, inner);
  const file = svgElement('svg', {});
  let y = MARGIN;
  const write = ({ text, type, weight, quiet, width }: SheetLine) => {
    y += type * 1.36;
    const fill = quiet ? soft : ink;
    const font = { 'font-family': FAMILY, 'font-size': type, 'font-weight': weight };
    const line = svgElement('text', { x: MARGIN, y: y - type * 0.3, fill, ...font }, text);
    fixWidth(line, width);
    file.append(line);
  };
  above.forEach(write);
  if (above.length > 0) y += GAP;
  const place = { x: MARGIN, y, width: inner, height: box.height * scale };
  for (const [name, value] of Object.entries(place)) picture.setAttribute(name, String(value));
  file.append(picture);
  y += place.height + GAP;
  below.forEach(write);
  const size = { width: Math.round(inner + 2 * MARGIN), height: Math.round(y + MARGIN) };
  for (const [name, value] of Object.entries(size)) file.setAttribute(name, String(value));
  file.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
  const description = said.stamp.map(([key, value]) => `${key}: ${value}`).join('\n');
  const fill = ground === 'white' ? '#ffffff' : paper;
  file.prepend(
    svgElement('title', {}, said.name),
    svgElement('desc', {}, description),
    ...(ground === 'transparent' ? [] : [svgElement('rect', { ...size, fill })])
  );
  clean(file);
  return new XMLSerializer().serializeToString(file);
}

/** The page's quiet ink, which is a style's value and no element's. */
function softInk(): string {
  const probe = document.createElement('span');
  probe.style.color = 'var(--ink-soft)';
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** Takes out of every text and attribute what XML 1.0 cannot hold. */
function clean(file: SVGSVGElement): void {
  for (const element of [file, ...file.querySelectorAll('*')]) {
    for (const attribute of element.attributes) attribute.value = writable(attribute.value);
    for (const child of element.childNodes) {
      if (child instanceof Text) child.data = writable(child.data);
    }
  }
}

/** Control characters, halves of surrogate pairs and noncharacters have no place in XML. */
const writable = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
