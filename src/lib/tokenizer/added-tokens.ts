import { expect, expectBoolean, expectOnly, fields } from './expect';

/** A token that is found in a text before it is parted into words; tokenizer.json's own names. */
export interface AddedToken {
  readonly id: number;
  readonly content: string;
  /** Only where no letter, digit or underscore stands beside it. */
  readonly single_word: boolean;
  /** Takes the white space before it along. */
  readonly lstrip: boolean;
  /** Takes the white space after it along. */
  readonly rstrip: boolean;
  /** Sought in the normalised text, and not in the text as it was typed. */
  readonly normalized: boolean;
  readonly special: boolean;
}

type Ids = Readonly<Record<string, number>>;

const FLAGS = ['single_word', 'lstrip', 'rstrip', 'normalized', 'special'] as const;

/**
 * Checks `added_tokens` of a tokenizer.json.
 * @param vocab the model's own vocabulary
 * @throws {TokenizerError} naming the field; so too where an id is another than the `tokenizers`
 * library would give, which goes by the order of the list and passes the written id over
 */
export function checkAddedTokens(list: unknown, vocab: Ids): AddedToken[] {
  expect(Array.isArray(list), 'added_tokens', 'list', list);
  const ids = new Map<string, number>();
  for (const [i, value] of (list as unknown[]).entries()) {
    const place = `added_tokens[${i}]`;
    const token = fields(value, place);
    expectOnly(token, place, ['id', 'content', ...FLAGS]);
    expect(typeof token.content === 'string', `${place}.content`, 'word', token.content);
    for (const flag of FLAGS) expectBoolean(token[flag], `${place}.${flag}`);
    const content = token.content as string;
    const id = ids.get(content) ?? idOf(content, vocab, [...ids.values()]);
    expect(token.id === id, `${place}.id`, { value: String(id) }, token.id);
    ids.set(content, id);
  }
  return list as AddedToken[];
}

/** The id that the `tokenizers` library gives to a token that is added after others. */
export function idOf(content: string, vocab: Ids, before: readonly number[]): number {
  if (Object.hasOwn(vocab, content)) return vocab[content];
  const size = Object.keys(vocab).length;
  return before.reduce((next, id) => Math.max(next, id + 1), size);
}

/**
 * The added tokens that a typed text can hold: all but the special ones that the model's own
 * vocabulary has or that are put around every text. A typed "[CLS]" is text.
 */
export const typedTokens = (
  tokens: readonly AddedToken[],
  vocab: Ids,
  around: readonly string[]
): AddedToken[] =>
  tokens.filter(
    ({ content, special }) =>
      content !== '' && !(special && (Object.hasOwn(vocab, content) || around.includes(content)))
  );

/** A stretch of a text: an added token, or what lies between two. */
export interface Stretch {
  readonly token: AddedToken | null;
  readonly start: number;
  readonly end: number;
}

/** Letters, marks, digits, connecting punctuation and joiners: \w of the `regex` crate. */
const WORD = '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}]';
const STARTS_WITH_WORD = new RegExp(`^${WORD}`, 'u');
const ENDS_WITH_WORD = new RegExp(`${WORD}$`, 'u');

/**
 * Parts a text at the added tokens in it: the leftmost first, of several there the longest.
 * Source: the `tokenizers` library, added_vocabulary.rs, `find_matches`.
 * @param tokens each with the spelling that is sought
 */
export function splitAtAdded(
  tokens: readonly (readonly [spelling: string, AddedToken])[]
): (text: string) => Stretch[] {
  if (tokens.length === 0) return (text) => [{ token: null, start: 0, end: text.length }];
  const bySpelling = new Map(tokens);
  const spellings = [...bySpelling.keys()].sort((a, b) => b.length - a.length);
  const pattern = spellings.map((one) => one.replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')).join('|');
  return (text) => {
    const stretches: Stretch[] = [];
    let from = 0;
    for (const { 0: found, index } of text.matchAll(new RegExp(pattern, 'gu'))) {
      const token = bySpelling.get(found)!;
      let [start, end] = [index, index + found.length];
      if (token.single_word && touchesWord(text, start, end)) continue;
      if (token.lstrip) while (start > from && isSpace(text[start - 1])) start--;
      if (token.rstrip) while (end < text.length && isSpace(text[end])) end++;
      if (from < start) stretches.push({ token: null, start: from, end: start });
      stretches.push({ token, start, end });
      from = end;
    }
    if (from < text.length) stretches.push({ token: null, start: from, end: text.length });
    return stretches;
  };
}

const touchesWord = (text: string, start: number, end: number) =>
  ENDS_WITH_WORD.test(text.slice(Math.max(0, start - 2), start)) ||
  STARTS_WITH_WORD.test(text.slice(end, end + 2));
const isSpace = (unit: string) => /\p{White_Space}/u.test(unit);
