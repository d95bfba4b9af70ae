/** The option of BertNormalizer that is read here. */
interface Options {
  readonly handle_chinese_chars?: unknown;
}

/**
 * The ideographs beyond U+FFFF that BERT makes words of their own, first and last of each block:
 * BERT's `_is_chinese_char`. The library looks at UTF-16 code units, so it sees none of these.
 */
const FAR_IDEOGRAPHS = [
  [0x20000, 0x2a6df],
  [0x2a700, 0x2b73f],
  [0x2b740, 0x2b81f],
  [0x2b820, 0x2ceaf],
  [0x2f800, 0x2fa1f]
];

/**
 * A function giving one code point's normal form, each computed once: a text repeats few characters.
 *
 * @param normalise the library's normaliser; null leaves every character as it is
 * @param options what tokenizer.json says of that normaliser
 */
export function characterNormaliser(
  normalise: ((text: string) => string) | null,
  options: Options | null
): (char: string) => string {
  if (!normalise) return (char) => char;
  const apart = options?.handle_chinese_chars === true;
  const known = new Map<string, string>();
  return (char) => {
    let normal = known.get(char);
    if (normal === undefined) {
      normal = normalise(apart && isFarIdeograph(char) ? ` ${char} ` : char);
      known.set(char, normal);
    }
    return normal;
  };
}

function isFarIdeograph(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return FAR_IDEOGRAPHS.some(([first, last]) => first <= code && code <= last);
}
