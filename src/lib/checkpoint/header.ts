import {
  DuplicateNameError,
  HeaderLengthError,
  HeaderSyntaxError,
  TruncatedFileError
} from './errors';

/** Eight bytes at the start give the length of the header. */
const LENGTH_BYTES = 8;
/** An object without entries. */
const SHORTEST_HEADER = '{}'.length;
/** The format's own limit. */
const LONGEST_HEADER = 100_000_000;

/** A safetensors file's header, parsed but not yet checked, and the byte where its data begins. */
export interface Header {
  readonly entries: readonly (readonly [string, unknown])[];
  readonly dataStart: number;
}

/**
 * Reads the header of a safetensors file.
 * @param file its name
 * @throws TruncatedFileError, HeaderLengthError, HeaderSyntaxError or DuplicateNameError
 */
export function readHeader(bytes: Uint8Array, file: string): Header {
  if (bytes.length < LENGTH_BYTES) {
    throw new TruncatedFileError({
      kind: 'no-length',
      file,
      bytes: bytes.length,
      least: LENGTH_BYTES
    });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  if (length < SHORTEST_HEADER || length > LONGEST_HEADER) {
    throw new HeaderLengthError({ file, length, least: SHORTEST_HEADER, most: LONGEST_HEADER });
  }
  const dataStart = LENGTH_BYTES + length;
  if (bytes.length < dataStart) {
    throw new TruncatedFileError({
      kind: 'in-header',
      file,
      bytes: bytes.length,
      headerEnd: dataStart
    });
  }
  const text = decode(bytes.subarray(LENGTH_BYTES, dataStart), file);
  const entries = Object.entries(parse(text, file));
  const keys = topLevelKeys(text);
  if (keys.length > entries.length) {
    const twice = keys.find((key, i) => keys.indexOf(key) < i)!;
    throw new DuplicateNameError({ kind: 'in-file', file, tensor: twice });
  }
  return { entries, dataStart };
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new HeaderSyntaxError({ kind: 'not-utf8', file });
  }
}

function parse(text: string, file: string): object {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new HeaderSyntaxError({ kind: 'not-json', file, begins: text.slice(0, 20) });
  }
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json;
  throw new HeaderSyntaxError({ kind: 'no-object', file });
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
