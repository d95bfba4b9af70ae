import {
  DuplicateNameError,
  HeaderLengthError,
  HeaderSyntaxError,
  TruncatedFileError
} from './errors';

/** Eight bytes at the start give the length of the header. */
const LENGTH_BYTES = 8;
/** The format's own limit. */
const LONGEST_HEADER = 100_000_000;

/** A safetensors file's header, parsed but not yet checked, and the byte where its data begins. */
export interface Header {
  readonly entries: readonly (readonly [string, unknown])[];
  readonly dataStart: number;
}

/**
 * Reads the header of a safetensors file.
 * @param file what messages call the file
 * @throws TruncatedFileError, HeaderLengthError, HeaderSyntaxError or DuplicateNameError
 */
export function readHeader(bytes: Uint8Array, file: string): Header {
  if (bytes.length < LENGTH_BYTES) {
    throw new TruncatedFileError(
      `${file} has ${bytes.length} bytes; a weight file has at least ${LENGTH_BYTES}.`
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  if (length < 2 || length > LONGEST_HEADER) {
    throw new HeaderLengthError(
      `${file} says that its header has ${length} bytes; from 2 to ${LONGEST_HEADER} were expected, so this is no safetensors file.`
    );
  }
  const dataStart = LENGTH_BYTES + length;
  if (bytes.length < dataStart) {
    throw new TruncatedFileError(
      `${file} has ${bytes.length} bytes, but its header alone ends at byte ${dataStart}: the file is cut short.`
    );
  }
  const text = decode(bytes.subarray(LENGTH_BYTES, dataStart), file);
  const entries = Object.entries(parse(text, file));
  const keys = topLevelKeys(text);
  if (keys.length > entries.length) {
    const twice = keys.find((key, i) => keys.indexOf(key) < i);
    throw new DuplicateNameError(`${file} names "${twice}" twice; each name was expected once.`);
  }
  return { entries, dataStart };
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new HeaderSyntaxError(`The header of ${file} is not UTF-8 text; JSON was expected.`);
  }
}

function parse(text: string, file: string): object {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new HeaderSyntaxError(
      `The header of ${file} is not JSON; it begins with ${JSON.stringify(text.slice(0, 20))}.`
    );
  }
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  throw new HeaderSyntaxError(`The header of ${file} is JSON but holds no object of tensors.`);
}

/** Keys of a JSON object as written, the repeated ones too, which JSON.parse passes over. */
function topLevelKeys(json: string): string[] {
  const keys: string[] = [];
  let depth = 0;
  let before = ''; // the last of { } [ ] : , seen
  for (let i = 0; i < json.length; i++) {
    if (json[i] === '"') {
      const start = i++;
      while (json[i] !== '"') i += json[i] === '\\' ? 2 : 1;
      const isKey = depth === 1 && (before === '{' || before === ',');
      if (isKey) keys.push(JSON.parse(json.slice(start, i + 1)) as string);
      continue;
    }
    if ('{['.includes(json[i])) depth++;
    if ('}]'.includes(json[i])) depth--;
    if ('{}[]:,'.includes(json[i])) before = json[i];
  }
  return keys;
}
