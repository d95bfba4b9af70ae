import { describe, expect, it } from 'vitest';
import { words } from '../../../src/lib/words/en';
import { words as learn } from '../../../src/lib/words/en/learn';
import { isolate, marked, runsRightToLeft, wordParts } from '../../../src/lib/words/isolate';

const FSI = '\u2068';
const PDI = '\u2069';

describe('isolate', () => {
  it.each(['bank', '-ing', '[CLS]', '.', '12', 'Zürich', 'банк', '银行', '🐢', ''])(
    'leaves %j as it is',
    (name) => expect(isolate(name)).toBe(name)
  );
  it.each(['שלום', '-ש', 'ال', '-٣', 'bank ש', 'ߒ', '𐤀', '\uFB1D', '\uFEFC'])(
    'isolates %j',
    (name) => expect(isolate(name)).toBe(`${FSI}${name}${PDI}`)
  );
  it.each(['\u202E', '\u2069', '\u2067', '\u200F'])(
    'leaves out a control of the name’s own, %j, which would end it or turn what follows',
    (control) => expect(isolate(`a${control}b`)).toBe(`${FSI}ab${PDI}`)
  );
});

describe('a word in a sentence', () => {
  const { maps, quoted } = words;

  it.each(['bank', '-ing', ',', '”', 'שלום', '\u2069', '', '🐢'])('%j is told from it', (name) =>
    expect(wordParts(`the ${marked(name)} looks`)).toEqual([
      'the ',
      name === '\u2069' ? '' : name,
      ' looks'
    ])
  );

  it('is in quotes where there is text alone, isolated where it runs from the right', () => {
    expect(quoted(maps.looksAt('the', 'at', 0.87))).toBe('“the” looks at “at”: 0.87');
    expect(quoted(maps.looksAt('the', 'ש', 0.87))).toBe(`“the” looks at “${FSI}ש${PDI}”: 0.87`);
    expect(quoted('No word.')).toBe('No word.');
  });

  it('has its number where another one of its name stands beside it', () => {
    const names = ['the', 'boy', 'the', 'park', 'the'];
    expect(maps.pairNames(names, { from: 4, to: 0 })).toEqual(['the₃', 'the₁']);
    expect(maps.pairNames(names, { from: 2, to: 2 })).toEqual(['the', 'the']);
    expect(maps.pairNames(names, { from: 2, to: 3 })).toEqual(['the', 'park']);
    const many = Array.from({ length: 12 }, () => 'a');
    expect(maps.pairNames(many, { from: 0, to: 11 })).toEqual(['a₁', 'a₁₂']);
  });

  it('is counted as one where nothing else is among what is counted', () => {
    expect(maps.selfReadout(8, 8, true)).toBe('8 of 8 words look mostly at themselves.');
    expect(maps.selfReadout(1, 11, false)).toBe('1 of 11 tokens looks mostly at itself.');
    expect(maps.selfReadout(1, 1, false)).toBe('1 of 1 token looks mostly at itself.');
  });
});

describe('runsRightToLeft', () => {
  it.each([
    ['שלום bank', true],
    ['12 – שלום', true],
    ['bank שלום', false],
    ['12', false],
    [`${isolate('שלום')} looks at bank`, false]
  ])('%j: %j', (text, expected) => expect(runsRightToLeft(text)).toBe(expected));
});

describe('sentences isolate the tokens that they name', () => {
  const [from, to] = ['-ש', 'ال'];
  const { explore, figures, maps, number, row } = words;
  it.each<[string, string[]]>([
    [maps.looksAt(from, to, 0.2), [from, to]],
    [maps.scoresAt(from, to, 0.2), [from, to]],
    [maps.cannotLookAt(from, to), [from, to]],
    [maps.back(to, from, 0.2), [to, from]],
    [maps.backMasked(to, from), [to, from]],
    [maps.bothScores(from, to, 1, 2), [from, to]],
    [maps.hiddenShare(from, 0.5, 0.5), [from]],
    [row.heading(from), [from]],
    [row.lead(from, 1, 1, 'dot product'), [from]],
    [row.leadTwin(from, 1), [from]],
    [row.z(from), [from]],
    [row.rest.caption(from), [from]],
    [number.caption(from, to), [to, from]],
    [number.vectors.learned(from, to), [from, to]],
    [number.vectors.x(from), [from]],
    [number.vectors.xUnit(from), [from]],
    [number.vectors.q(from), [from]],
    [number.vectors.k(to), [to]],
    [explore.nextWordAfter(from), [from]],
    [explore.find.heading(from, to), [from, to]],
    [explore.find.go(from, to, 1, 1, 0.5), [from, to]],
    [explore.unknown.replace(from, to), [from, to]],
    [figures.tokens.pickSecond(from), [from]],
    [figures.pairBars.name(from, to), [from, to]],
    [figures.pairBars.alternative(from, to, 1), [from, to, from, to, to, from]],
    [
      figures.pairBars.said({ layer: 1, head: 1, forth: 0, back: 0, others: 0 }, from, to),
      [from, to]
    ],
    [figures.pairBars.key(from, to, 1)[0][1], [from, to]],
    [learn.learner.nextWord(from), [from]],
    [learn.probe.unknown([from, to]), [from, to]]
  ])('%s', (said, names) =>
    expect([...said.matchAll(/\u2068(.*?)\u2069/g)].map(([, name]) => name)).toEqual(names)
  );

  it('but not in what a program reads', () => {
    expect(figures.pairBars.columns(from, to).join()).not.toMatch(/[\u2066-\u2069]/);
  });
});
