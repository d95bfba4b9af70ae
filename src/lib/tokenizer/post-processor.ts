import { TokenizerError } from './error';
import { expect, expectOnly, fields } from './expect';

/** The names of the special tokens that are put before and after every text. */
export interface Around {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * What a tokenizer.json's post-processor puts around one text; nothing without one.
 * @param ids the id of every token, added ones included
 * @throws {TokenizerError} where it does more than that, or gives other ids than the vocabulary
 */
export function specialsAround(post: unknown, ids: ReadonlyMap<string, number>): Around {
  if (post === null || post === undefined) return { before: [], after: [] };
  const place = 'post_processor';
  const file = fields(post, place);
  const kinds = ['TemplateProcessing', 'BertProcessing'];
  expect(kinds.includes(file.type as string), `${place}.type`, kinds, file.type);
  const around = file.type === 'BertProcessing' ? fromPair(file) : fromTemplate(file);
  for (const { name, id, at } of [...around.before, ...around.after]) {
    const known = ids.get(name);
    if (known === undefined) throw new TokenizerError({ kind: 'special', token: name });
    expect(id === undefined || id === known, at, { value: String(known) }, id);
  }
  const names = (list: readonly Placed[]) => list.map(({ name }) => name);
  return { before: names(around.before), after: names(around.after) };
}

interface Placed {
  readonly name: string;
  readonly id: unknown;
  /** Where the file gives that id. */
  readonly at: string;
}
type PlacedAround = Record<'before' | 'after', Placed[]>;

function fromPair(file: ReturnType<typeof fields>): PlacedAround {
  expectOnly(file, 'post_processor', ['type', 'sep', 'cls']);
  const one = (key: 'cls' | 'sep'): Placed[] => {
    const at = `post_processor.${key}`;
    const pair = file[key];
    expect(Array.isArray(pair), at, 'list', pair);
    const [name, id] = pair as unknown[];
    expect(typeof name === 'string', `${at}[0]`, 'word', name);
    return [{ name: name as string, id, at: `${at}[1]` }];
  };
  return { before: one('cls'), after: one('sep') };
}

function fromTemplate(file: ReturnType<typeof fields>): PlacedAround {
  expectOnly(file, 'post_processor', ['type', 'single', 'pair', 'special_tokens']);
  const parts = file.single;
  expect(Array.isArray(parts), 'post_processor.single', 'list', parts);
  const specials = fields(file.special_tokens ?? {}, 'post_processor.special_tokens');
  const around: PlacedAround = { before: [], after: [] };
  let texts = 0;
  for (const [i, value] of (parts as unknown[]).entries()) {
    const place = `post_processor.single[${i}]`;
    const [[kind, part]] = Object.entries(fields(value, place));
    expect(['SpecialToken', 'Sequence'].includes(kind), place, ['SpecialToken', 'Sequence'], kind);
    const { id: name, type_id: type } = fields(part, place);
    // Another type would add another vector of the model's to every token.
    expect(type === 0, `${place}.${kind}.type_id`, { value: '0' }, type);
    if (kind === 'Sequence') {
      expect(name === 'A' && ++texts === 1, `${place}.Sequence.id`, { value: 'one "A"' }, name);
      continue;
    }
    expect(typeof name === 'string', `${place}.SpecialToken.id`, 'word', name);
    const at = `post_processor.special_tokens[${JSON.stringify(name)}].ids`;
    const entry = specials[name as string];
    const ids = entry === undefined ? [undefined] : fields(entry, at).ids;
    expect(Array.isArray(ids) && ids.length === 1, at, { value: 'a list of one' }, ids);
    around[texts === 0 ? 'before' : 'after'].push({
      name: name as string,
      id: (ids as unknown[])[0],
      at
    });
  }
  expect(texts === 1, 'post_processor.single', { value: 'a list with one text' }, parts);
  return around;
}
