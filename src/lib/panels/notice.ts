import type { Picture } from '../state/picture';
import type { ReadTrouble } from '../state/reading.svelte';
import type { Words } from '../words/languages';

/** What is known of a text that may not be as it should be. */
export interface Noticed {
  readonly picture: Pick<Picture, 'reading' | 'card'>;
  readonly blank: boolean;
  readonly trouble: ReadTrouble | null;
  /** How many cuts fell away. */
  readonly fallen: number;
  /** Whether the whole text was looked at, or only its beginning. */
  readonly whole: boolean;
}

/** One sentence about the text or the model, or null when all is well. */
export function noticeOf({ problems }: Words, noticed: Noticed): string | null {
  const { picture, blank, trouble, fallen, whole } = noticed;
  if (blank) return problems.blank;
  if (trouble)
    return trouble.kind === 'crashed' ? problems.crashed : problems.unread(trouble.error);
  if (fallen > 0) return problems.cutsGone(fallen);
  const { tokensInText, trace } = picture.reading;
  const read = trace.tokens.length;
  if (tokensInText > read) return problems.tooLong(tokensInText, read, whole);
  return picture.card?.simd === false ? problems.noSimd : null;
}

/** What a link asks for that is in the tab where it was made, and nowhere else. */
export function linkNotices(
  { problems }: Words,
  elsewhere: { readonly text: boolean; readonly model: boolean }
): string[] {
  return [
    ...(elsewhere.text ? [problems.textElsewhere] : []),
    ...(elsewhere.model ? [problems.modelElsewhere] : [])
  ];
}
