import { idOf, type AddedToken } from './added-tokens';
import { TokenizerError } from './error';
import { expect, expectOnly, fields } from './expect';

type Vocab = Readonly<Record<string, number>>;

/** Where a folder names added tokens beside tokenizer.json; null where it does not. */
export interface AddedElsewhere {
  /** `added_tokens_decoder` of tokenizer_config.json: tokens by id. */
  readonly decoder: unknown;
  /** added_tokens.json: ids by token. */
  readonly legacy: unknown;
  /** Lists of further special tokens, each with its name. */
  readonly specials: readonly (readonly [key: string, list: unknown])[];
}

const DECODER = 'tokenizer_config.json: added_tokens_decoder';
const LEGACY = 'added_tokens.json';
const FLAGS = ['single_word', 'lstrip', 'rstrip', 'normalized', 'special'] as const;

/**
 * tokenizer.json's added tokens with those that other files name after them; null where they name
 * no other.
 * @throws {TokenizerError} where they say different things of one token: versions of transformers
 * differ in which they believe
 */
export function mergeAdded(
  own: readonly AddedToken[],
  vocab: Vocab,
  { decoder, legacy, specials }: AddedElsewhere
): readonly AddedToken[] | null {
  const all = new Map(own.map((token) => [token.content, token]));
  const add = (token: AddedToken, place: string) => {
    const known = all.get(token.content);
    if (known && !alike(known, token)) {
      const facts = { token: token.content, place, other: 'tokenizer.json' } as const;
      throw new TokenizerError({ kind: 'contradiction', ...facts });
    }
    all.set(token.content, known ?? token);
  };
  for (const token of fromDecoder(decoder)) add(token, DECODER);
  if (decoder !== null) checkListed(own, vocab, decoder);
  for (const [content, id] of Object.entries(fields(legacy ?? {}, LEGACY))) {
    const known = all.get(content);
    expect(!known || known.id === id, `${LEGACY}: ${content}`, { value: String(known?.id) }, id);
    if (!known) all.set(content, make(content, id as number, { normalized: true }));
  }
  for (const [key, list] of specials) {
    // Newer versions write an object of names and tokens, most often an empty one.
    const tokens = Array.isArray(list) ? list : Object.values(fields(list ?? {}, key));
    for (const value of tokens as unknown[]) {
      const token = typeof value === 'string' ? { content: value } : fields(value, key);
      expect(typeof token.content === 'string', `${key}: content`, 'word', token.content);
      const content = token.content as string;
      if (all.has(content)) continue;
      const id = idOf(
        content,
        vocab,
        [...all.values()].map(({ id }) => id)
      );
      all.set(content, make(content, id, { ...flagsOf(token), special: true }));
    }
  }
  return all.size === own.length ? null : [...all.values()];
}

function fromDecoder(decoder: unknown): AddedToken[] {
  if (decoder === null) return [];
  const entries = Object.entries(fields(decoder, DECODER)).map(([id, value]) => {
    const token = fields(value, `${DECODER}[${id}]`);
    expectOnly(token, `${DECODER}[${id}]`, ['content', '__type', ...FLAGS]);
    return make(token.content as string, Number(id), flagsOf(token));
  });
  return entries.sort((a, b) => a.id - b.id);
}

/** A token of tokenizer.json alone is found by some versions of transformers and not by others. */
function checkListed(own: readonly AddedToken[], vocab: Vocab, decoder: unknown): void {
  const listed = new Set(fromDecoder(decoder).map(({ content }) => content));
  const lost = own.find(({ content }) => !listed.has(content) && !Object.hasOwn(vocab, content));
  if (!lost) return;
  const facts = { token: lost.content, place: DECODER, other: 'tokenizer.json' } as const;
  throw new TokenizerError({ kind: 'contradiction', ...facts });
}

const alike = (a: AddedToken, b: AddedToken) =>
  a.id === b.id && FLAGS.every((flag) => a[flag] === b[flag]);

type Flags = Partial<Pick<AddedToken, (typeof FLAGS)[number]>>;

const flagsOf = (token: Readonly<Record<string, unknown>>): Flags =>
  Object.fromEntries(FLAGS.flatMap((flag) => (flag in token ? [[flag, token[flag]]] : [])));

/** A token with transformers' defaults for the flags that a file leaves out. */
function make(content: string, id: number, flags: Flags): AddedToken {
  const special = flags.special ?? false;
  const whole = { single_word: false, lstrip: false, rstrip: false, normalized: !special };
  return { id, content, ...whole, special, ...flags };
}
