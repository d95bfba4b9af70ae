let context: CanvasRenderingContext2D | null = null;

/**
 * Width of a line of text.
 * @param font as CSS writes it; its size is the unit of the result
 */
export function textWidth(line: string, font: string): number {
  context ??= document.createElement('canvas').getContext('2d')!;
  context.font = font;
  return context.measureText(line).width;
}

let family: string | null = null;

/** The font of labels, asked for once: to ask lays the page out, if it has changed since. */
export function labelFont(size: number, weight = 400): string {
  family ??= getComputedStyle(document.documentElement).getPropertyValue('--sans');
  return `${weight} ${size}px ${family}`;
}

/** Holds a text of a file at this width, whatever font draws it elsewhere. */
export function fixWidth(text: SVGElement, width: number): void {
  if (!(width > 0)) return;
  text.setAttribute('textLength', width.toFixed(2));
  text.setAttribute('lengthAdjust', 'spacingAndGlyphs');
}
