import type { Token } from '../../src/lib/tokenizer/token';

/** Tokens with these ids, one letter of a text each, between [CLS] and [SEP]. */
export function tokensOf(ids: readonly number[]): Token[] {
  const special = (text: string, id: number): Token => ({
    text,
    id,
    start: null,
    end: null,
    special: true
  });
  return [
    special('[CLS]', 101),
    ...ids.map((id, i): Token => ({ text: `t${id}`, id, start: i, end: i + 1, special: false })),
    special('[SEP]', 102)
  ];
}
