/** Properties that a figure takes from the page's style sheets and must carry when it leaves. */
const STYLES = [
  'fill',
  'stroke',
  'stroke-width',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor'
] as const;

const LINE = 15;
/** Millimetre-free choice: a printed or projected PNG wants twice the pixels of the screen. */
const PNG_SCALE = 2;

/**
 * A figure's SVG as a file that stands alone: styles resolved, canvases turned into images, and the
 * stamp written under it.
 * @param svg the drawn figure, in the page
 * @param canvas a canvas that lies under it, with its place in the figure's own units
 * @param stamp lines of text saying what is seen
 */
export function standaloneSvg(
  svg: SVGSVGElement,
  stamp: readonly string[],
  canvas?: { element: HTMLCanvasElement; x: number; y: number; width: number; height: number }
): string {
  const box = svg.viewBox.baseVal;
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const sources = svg.querySelectorAll<SVGElement>('*');
  copy.querySelectorAll<SVGElement>('*').forEach((element, i) => {
    const computed = getComputedStyle(sources[i]);
    for (const property of STYLES) {
      const value = computed.getPropertyValue(property);
      if (value) element.setAttribute(property, value);
    }
    element.removeAttribute('class');
    element.removeAttribute('style');
    // A nested drawing fills its place by style on the page, and by attributes in a file.
    if (element instanceof SVGSVGElement && !element.hasAttribute('width')) {
      element.setAttribute('width', '100%');
      element.setAttribute('height', '100%');
    }
  });
  copy.querySelectorAll('[role="presentation"]').forEach((element) => element.remove());
  if (canvas) copy.prepend(imageOf(canvas));
  const height = box.height + LINE * (stamp.length + 0.5);
  const paper = getComputedStyle(document.body).backgroundColor;
  const ink = getComputedStyle(document.body).color;
  copy.prepend(element('rect', { x: box.x, y: box.y, width: box.width, height, fill: paper }));
  stamp.forEach((line, i) => {
    const y = box.y + box.height + LINE * (i + 1);
    const text = element('text', { x: box.x + 6, y, fill: ink, 'font-size': 11 });
    text.setAttribute('font-family', 'sans-serif');
    text.textContent = line;
    copy.append(text);
  });
  copy.removeAttribute('class');
  copy.removeAttribute('aria-hidden');
  copy.setAttribute('xmlns', SVG);
  copy.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${height}`);
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(height));
  return new XMLSerializer().serializeToString(copy);
}

const SVG = 'http://www.w3.org/2000/svg';

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

function imageOf(canvas: {
  element: HTMLCanvasElement;
  x: number;
  y: number;
  width: number;
  height: number;
}): SVGElement {
  const { element: source, ...place } = canvas;
  const image = element('image', { ...place, href: source.toDataURL() });
  image.setAttribute('preserveAspectRatio', 'none');
  image.setAttribute('style', 'image-rendering: pixelated');
  return image;
}

/** An SVG file drawn as PNG, at twice its size. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * PNG_SCALE;
    canvas.height = image.height * PNG_SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('No PNG was made.'))))
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hands a file to the visitor. */
export function download(name: string, content: Blob | string, type = 'text/plain'): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has begun by the next task; the address is of no use after that.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}

/** A name that every file system takes. */
export const fileName = (name: string) => name.replace(/[^\w]+/g, '-').toLowerCase();
