import { withText } from './png-text';

/** A printed or projected picture wants twice the pixels of the screen. */
const PNG_SCALE = 2;
/** Longest name of a file, far below what any file system allows. */
const MOST_CHARACTERS = 60;

/**
 * An SVG file drawn as PNG, at twice its size.
 * @param entries what the file says of itself, by PNG's keywords
 */
export async function pngOf(svg: string, entries: Readonly<Record<string, string>>): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width * PNG_SCALE;
    canvas.height = image.height * PNG_SCALE;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) =>
        blob ? resolve(blob) : reject(new DOMException(undefined, 'EncodingError'))
      )
    );
    return await withText(png, entries);
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

/** A name that every file system takes: letters of any script, digits and dashes. */
export const fileName = (name: string) =>
  name
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
    // Whole characters: half of a surrogate pair is no letter.
    .match(new RegExp(`^.{1,${MOST_CHARACTERS}}`, 'u'))?.[0] ?? 'figure';
