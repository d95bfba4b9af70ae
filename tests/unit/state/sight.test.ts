import { beforeAll, describe, expect, it } from 'vitest';
import { LECTURE, WATCHED, type LectureSentence } from '../../../src/lib/state/lecture';
import type { Picture } from '../../../src/lib/state/picture';
import { sightOf } from '../../../src/lib/state/sight';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import { words } from '../../../src/lib/words/en';

let reader: Reader;
beforeAll(async () => {
  reader = await openNodeReader('minilm');
});
async function seen(text: string, layer: number, head: number) {
  const trace = await readText(reader, text);
  return sightOf({ reading: { trace }, layer, head } as Picture);
}

describe('what to see in a sentence of the lecture', () => {
  it.each(Object.keys(LECTURE) as LectureSentence[])(
    '%s opens where it stands out',
    async (name) => {
      const { text, layer, head, cell } = LECTURE[name];
      const { tokens } = await readText(reader, text);
      expect([cell!.from, cell!.to].map((at) => tokens[at].name)).toEqual(WATCHED[name]);
      const sight = (await seen(text, layer, head))!;
      expect(sight.standsOut).toBe(true);
      expect(words.quoted(words.lecture.see(sight))).toContain(
        `gives “${sight.to}” ${sight.here.forth.toFixed(2)}`
      );
    }
  );
  it('names another head where every row looks there', async () => {
    const sight = (await seen('I ate grandma.', 6, 3))!;
    expect(sight.here.others).toBeGreaterThan(sight.here.forth);
    expect(words.quoted(words.lecture.see(sight))).toContain(
      `It stands out most in layer ${sight.best.layer}, head ${sight.best.head}: `
    );
    expect([sight.best.layer, sight.best.head]).toEqual([2, 9]);
  });
  it('says of a weight that is cut that it is', async () => {
    const { text, layer, head, cell } = LECTURE.swimming;
    const { from, to } = cell!;
    const said = async (from: number, to: number) => {
      const trace = await readText(reader, text, [{ kind: 'edge', layer, head, from, to }]);
      const picture = { reading: { trace }, layer, head } as Picture;
      return words.quoted(words.lecture.see(sightOf(picture)!));
    };
    expect(await said(from, to)).toMatch(/“bank” cannot look at “swimming”: cut\.$/);
    expect(await said(to, from)).toMatch(/gives “swimming” 0\.54 .* and gets back none: cut\.$/);
  });
  it('is said of no other sentence', async () => {
    expect(await seen('I ate grandma', 2, 9)).toBeNull();
  });
});
