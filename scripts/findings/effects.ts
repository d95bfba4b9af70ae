import type { ModelCard } from '../../src/lib/engine/contract';
import { Effects } from '../../src/lib/engine/effects';
import type { Journey } from '../../src/lib/engine/effects-contract';
import { openNodeReader } from '../../src/lib/engine/node';
import type { Reader } from '../../src/lib/engine/reader';
import { Shelf } from '../../src/lib/engine/shelf';
import {
  controlOf,
  effectFacts,
  everywhere,
  isWeight,
  type WeightEffect
} from '../../src/lib/measures/effects';
import type { AnchorSet } from '../../src/lib/measures/meaning';
import { findWord } from '../../src/lib/tokenizer/whole-word';
import type { Cut } from '../../src/lib/transformer/cuts';
import { anchors } from '../../src/lib/words/en/anchors';
import { classesReport } from './classes';
import { signed, table } from './markdown';

/** Sentences with the word that is placed, and the one that is to have told it its meaning. */
const CASES = [
  ['I went swimming with Anna at the bank.', 'bank', 'swimming'],
  ['I borrowed money at the bank.', 'bank', 'money'],
  ['I ate, grandma.', 'grandma', ','],
  ['I ate grandma.', 'grandma', 'ate'],
  ['In spring the trees turn green.', 'spring', 'in'],
  ['The star of the film won an award.', 'star', 'film'],
  ['The cat ate the mouse.', 'mouse', 'ate'],
  ['The blood cell carries oxygen.', 'cell', 'blood'],
  ['The crane spread its wings and flew away.', 'crane', 'wings']
] as const;
const MODEL = 'minilm';

/** A sentence with all that was asked about it. */
interface Found {
  readonly text: string;
  readonly word: string;
  readonly cue: string;
  readonly set: AnchorSet;
  readonly journey: Journey;
  /** t at the last layer under the cuts that the address writes so. */
  readonly cut: readonly { readonly address: string; readonly t: number }[];
  readonly weights: readonly WeightEffect[];
}

/** What depends on what in MiniLM, as a part of docs/findings.md. */
export async function effectsReport(): Promise<string> {
  const reader = await openNodeReader(MODEL);
  const shelf = new Shelf();
  shelf.put(reader, { identity: reader.identity, parameters: 0 } as ModelCard);
  const room = new Effects(shelf);
  const found: Found[] = [];
  for (const [text, word, cue] of CASES) {
    found.push(await find(reader, room, { text, word, cue }));
    console.log(`${text} done`);
  }
  return `${report(found)}
${await classesReport(reader, shelf, room)}`;
}

async function find(
  { tokenizer }: Reader,
  room: Effects,
  { text, word, cue }: Pick<Found, 'text' | 'word' | 'cue'>
): Promise<Found> {
  const tokens = tokenizer.encode(text);
  const [[from], [to]] = [word, cue].map((one) => findWord(text, tokens, one));
  const set = anchors.find((one) => one.word === word)!;
  const sentences = [set.meanings[0].sentences, set.meanings[1].sentences] as const;
  const asked = { model: MODEL, text, position: from[0], anchors: { word, sentences } };
  const ask = async (cuts: readonly Cut[]) =>
    (await room.journey({ ...asked, cuts, neutral: set.neutral }))!;
  const cuts = [
    everywhere('mute', from, to),
    everywhere('edge', from, to),
    everywhere('mute', to, from)
  ];
  const cut = [];
  for (const all of cuts) {
    const address = all
      .map(
        (one) =>
          'cut=' +
          ['kind', 'layer', 'head', 'from', 'to'].map((name) => one[name as keyof Cut]).join('.')
      )
      .join('&');
    cut.push({ address, t: last((await ask(all)).after) });
  }
  const weights: WeightEffect[] = [];
  const readout = { kind: 'meaning', anchors: asked.anchors } as const;
  await room.effects({ ...asked, cuts: [], readout, parts: 'weights' }, ({ effects }) =>
    weights.push(...effects.filter(isWeight))
  );
  return { text, word, cue, set, journey: await ask([]), cut, weights };
}

const last = (values: readonly number[] | null) => values!.at(-1)!;
const fixed = (value: number) => value.toFixed(2);

function report(found: readonly Found[]): string {
  const places = found.map(({ text, word, cue, set, journey, cut }) => {
    const [read, neutral] = [last(journey.before), last(journey.neutral)];
    const [muted, edges, back] = cut.map(({ t }) => t);
    return [
      `${text} (${set.meanings[0].name} 1, ${set.meanings[1].name} 0)`,
      `*${word}* → *${cue}*`,
      ...[neutral, read, muted, edges, back].map(fixed),
      journey.layers!.at(-1)!.sure ? 'yes' : 'no'
    ];
  });
  const proofs = [...new Map(found.map((one) => [one.word, one])).values()].map(
    ({ word, journey }) => [
      word,
      ...journey.layers!.map(({ right, total }) => `${right} of ${total}`)
    ]
  );
  const weights = found.map((one) => {
    const { tokens, positions } = one.journey;
    const facts = effectFacts(
      one.weights,
      tokens.map(({ special }) => special)
    )!;
    const say = ({ layer, head, to, weight, moved }: WeightEffect) =>
      `layer ${layer} head ${head} *${tokens[to].text}* ${fixed(weight)}: ${signed(moved)}`;
    const control = controlOf(one.weights, facts.strongest, positions);
    return [
      one.text,
      `${facts.toSpecial} of ${facts.largest.length}`,
      facts.most.toFixed(3),
      say(facts.strongest),
      control ? say(control) : '',
      fixed(facts.agreement)
    ];
  });
  const addresses = found.map(({ text, cut }) => [
    `\`/?text=${encodeURIComponent(text)}\``,
    ...cut.map(({ address }) => `\`${address}\``)
  ]);
  const K = found[0].journey.layers!.length - 1;
  return `# What depends on what

\`npm run findings -- --only effects\` asks MiniLM again and writes this part. A word's place between two meanings is
t = (x - m₂)·(m₁ - m₂) / |m₁ - m₂|², m₁ and m₂ the means of its vectors in two sets of anchor sentences
(\`src/lib/words/en/anchors.ts\`): 1 at the first meaning, 0 at the second. x is its vector after the last layer. Muted: the weight
stays, what it would hand over is withheld. Cut: the score is minus infinity, so that the row's other weights share the rest. Both
leave ways through other words open.

## One word cut off from another

In every layer and head. The neutral sentence calls for neither meaning. Where the anchors do not hold (last column), the numbers
say nothing about meaning: *crane* stands here to show it. Nor does every cue come out: what muting takes back may be next to nothing
(*cell* → *blood*), where other words tell the meaning too.

${table(
  [
    'sentence',
    'word → cue',
    'neutral',
    'as read',
    'muted',
    'cut',
    'cue → word muted',
    'anchors hold'
  ],
  places
)}

The addresses that repeat it: the sentence, and behind it one of the cuts.

${table(['sentence', 'muted', 'cut', 'cue → word muted'], addresses)}

## Do large weights matter?

Each weight that the word gives, in every layer and head, muted alone: how far that moves the word after the last layer. Of the ten
largest, how many go to [CLS] or [SEP], and the most that any of them moves it; the weight that moves it most; beside that a control,
the weight nearest in size that goes to another token; and how far the ranks of weight and of size of effect agree (Spearman's ρ: most
weights are tiny and do nothing).

${table(
  ['sentence', 'ten largest to [CLS], [SEP]', 'most moved by these', 'moves most', 'control', 'ρ'],
  weights
)}

## Whether the anchors hold

How many fall on their own side when they are left out, after each layer. All, or all but one, have to. Layer 0 is the word and its
position: what tells them apart there is where they stand in their sentences.

${table(['word', ...Array.from({ length: K + 1 }, (_, l) => String(l))], proofs)}
`;
}
