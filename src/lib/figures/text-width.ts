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

/** Holds a text of a file at this width, whatever font draws it elsewhere. */
export function fixWidth(text: SVGElement, width: number): void {
  if (!(width > 0)) return;
  text.setAttribute('textLength', width.toFixed(2));
  text.setAttribute('lengthAdjust', 'spacingAndGlyphs');
}
