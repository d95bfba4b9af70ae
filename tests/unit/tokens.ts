import type { Token } from '../../src/lib/tokenizer/token';

/** Tokens with these ids, one letter of a text each, between [CLS] and [SEP]. */
export function tokensOf(ids: readonly number[]): Token[] {
  const token = (text: string, id: number, start: number | null): Token => ({
    text,
    name: text,
    continues: false,
    unknown: false,
    id,
    start,
    end: start === null ? null : start + 1,
    special: start === null
  });
  return [
    token('[CLS]', 101, null),
    ...ids.map((id, i) => token(`t${id}`, id, i)),
    token('[SEP]', 102, null)
  ];
}
