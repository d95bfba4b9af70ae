import { fromTheRight, runsRightToLeft } from '../words/isolate';
import type { Stamp } from './csv';
import { svgElement } from './svg-element';
import { fixWidth, textWidth } from './text-width';
import { wrapped } from './wrapped';

/** Narrowest picture, in pixels of the screen: below it the stamp could not be read. */
const LEAST_WIDTH = 420;
/** The stamp's type, in pixels of the screen. */
const TYPE = 11;
const FAMILY = 'sans-serif';
const LINE = 15;
const MARGIN = 6;
/** The part of a line that is filled: another machine's sans-serif is up to a fifth wider. */
const FILLED = 0.82;

/**
 * A picture as an SVG file with the page's paper behind it and, under it, what it shows.
 * @param picture as `standalone` makes it, with a viewBox
 */
export function stamped(picture: SVGSVGElement, name: string, stamp: Stamp): string {
  const file = picture.cloneNode(true) as SVGSVGElement;
  const box = file.viewBox.baseVal;
  const scale = Math.max(1, LEAST_WIDTH / box.width);
  const room = (box.width * scale - 2 * MARGIN) * FILLED;
  const lines = [['', name] as const, ...stamp].flatMap(([key, value]) =>
    stampLines(key, String(value), (line) => widthOf(line) <= room)
  );
  const step = LINE / scale;
  const height = box.height + step * (lines.length + 1);
  const { backgroundColor: paper, color: ink } = getComputedStyle(document.body);
  const description = stamp.map(([key, value]) => `${key}: ${value}`).join('\n');
  file.prepend(
    svgElement('title', {}, name),
    svgElement('desc', {}, description),
    svgElement('rect', { x: box.x, y: box.y, width: box.width, height, fill: paper })
  );
  const text = { x: box.x + MARGIN, fill: ink, 'font-family': FAMILY, 'font-size': TYPE / scale };
  lines.forEach((line, i) => {
    const y = box.y + box.height + step * (i + 1.2);
    const element = svgElement('text', { ...text, y }, line);
    fixWidth(element, widthOf(line) / scale);
    file.append(element);
  });
  file.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${height}`);
  file.setAttribute('width', String(Math.round(box.width * scale)));
  file.setAttribute('height', String(Math.round(height * scale)));
  clean(file);
  return new XMLSerializer().serializeToString(file);
}

/** One entry on as many lines as it takes, each in the direction of the whole value. */
function stampLines(key: string, value: string, fits: (line: string) => boolean): string[] {
  const label = key && `${key}: `;
  const lines = wrapped(label + value, fits);
  if (!runsRightToLeft(value)) return lines;
  return lines.map((line, i) =>
    i === 0 && line.startsWith(label)
      ? label + fromTheRight(line.slice(label.length))
      : fromTheRight(line)
  );
}

/** Width of a line of the stamp in the font that the file names, in pixels of the screen. */
const widthOf = (line: string) => textWidth(line, `${TYPE}px ${FAMILY}`);

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
