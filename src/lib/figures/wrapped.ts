/** Lines that one text is drawn on at most, where nothing else is said. */
const MOST_LINES = 3;

/**
 * A text on lines that fit, broken at spaces where there are any; the last ends with an ellipsis
 * where it does not hold the rest.
 * @param fits whether a line has room; a part of what fits fits too
 */
export function wrapped(
  text: string,
  fits: (line: string) => boolean,
  most = MOST_LINES
): string[] {
  const lines: string[] = [];
  let rest = characters(text.replace(/\s+/g, ' '));
  while (lines.length < most - 1 && !fits(rest.join(''))) {
    const room = longest(rest, fits);
    const space = rest.lastIndexOf(' ', room);
    const end = space > room / 2 ? space : room;
    lines.push(rest.slice(0, end).join(''));
    rest = rest.slice(rest[end] === ' ' ? end + 1 : end);
  }
  const last = rest.join('');
  if (fits(last)) return [...lines, last];
  const end = longest(rest, (line) => fits(`${line}…`));
  return [...lines, `${rest.slice(0, end).join('')}…`];
}

/** What is read as one character, accents with their letters. */
const characters = (text: string) =>
  Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);

/** How many of these characters fit on a line; one at least, so that there is an end. */
function longest(all: readonly string[], fits: (line: string) => boolean): number {
  let [least, most] = [1, all.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(all.slice(0, middle).join(''))) least = middle;
    else most = middle - 1;
  }
  return least;
}
