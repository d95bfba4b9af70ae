import { Classifying } from '../../src/lib/engine/classifying';
import type { Effects } from '../../src/lib/engine/effects';
import type { EffectsRequest } from '../../src/lib/engine/effects-contract';
import type { Reader } from '../../src/lib/engine/reader';
import type { Shelf } from '../../src/lib/engine/shelf';
import {
  effectFacts,
  everywhere,
  isWeight,
  type WeightEffect
} from '../../src/lib/measures/effects';
import { findWord } from '../../src/lib/tokenizer/whole-word';
import { words } from '../../src/lib/words/en/classes';
import { signed, table } from './markdown';

/** Sentences with the word whose weights are muted, and what tells the class. */
const CASES = [
  ['I went swimming with Anna at the bank.', 'bank', 'swimming'],
  ['I borrowed money at the bank.', 'bank', 'money']
] as const;
/** Three decimals: one word's rows move the mean over all tokens little. */
const fixed = (value: number) => value.toFixed(3);

/** How cuts move a class that is learned from the page's ready set. */
export async function classesReport(reader: Reader, shelf: Shelf, room: Effects): Promise<string> {
  const labels = Object.keys(words.ready);
  const examples = Object.values(words.ready).flatMap((sentences, label) =>
    sentences.map((sentence) => ({ label, sentence }))
  );
  const model = reader.identity.name;
  const trained = await new Classifying(shelf).train(
    model,
    { labels, examples, repeated: 0 },
    () => undefined
  );
  const { weight, bias } = trained!.classifier;
  const readout = { kind: 'class', weight, bias, index: 0 } as const;
  const [chances, weights]: [string[][], string[][]] = [[], []];
  for (const [text, word, cue] of CASES) {
    const tokens = reader.tokenizer.encode(text);
    const [[from], [to]] = [word, cue].map((one) => findWord(text, tokens, one));
    const asked = { model, text, position: from[0], cuts: [], readout, parts: 'layers' } as const;
    const chance = async (cuts: EffectsRequest['cuts']) => {
      let read = NaN;
      await room.effects({ ...asked, cuts }, ({ base }) => (read = base));
      return fixed(read);
    };
    const cuts = [
      [],
      everywhere('mute', from, to),
      everywhere('edge', from, to),
      everywhere('mute', to, from)
    ];
    const row = [text, `*${word}* → *${cue}*`];
    for (const cut of cuts) row.push(await chance(cut));
    chances.push(row);

    const effects: WeightEffect[] = [];
    await room.effects({ ...asked, parts: 'weights' }, (progress) =>
      effects.push(...progress.effects.filter(isWeight))
    );
    const facts = effectFacts(
      effects,
      tokens.map(({ special }) => special)
    )!;
    const { layer, head, to: target, weight, moved } = facts.strongest;
    weights.push([
      text,
      `${facts.toSpecial} of ${facts.largest.length}`,
      facts.most.toFixed(4),
      `layer ${layer} head ${head} *${tokens[target].text}* ${weight.toFixed(2)}: ${signed(moved)}`,
      facts.agreement.toFixed(2)
    ]);
  }
  return `## The other output: a class

A linear layer on the sentence vector, learned from the page's ready set: ${labels.map((label, l) => `${examples.filter((one) => one.label === l).length} sentences of ${label}`).join(' and ')}. The chance of
*${labels[0]}* as read and with one word cut off from the other in every layer and head. The sentence vector is the mean over all tokens: the
other words stay, and still tell the class.

${table(['sentence', 'word → cue', 'as read', 'muted', 'cut', 'cue → word muted'], chances)}

Each weight that *bank* gives, muted alone, as above: how far that moves the chance of *${labels[0]}*.

${table(['sentence', 'ten largest to [CLS], [SEP]', 'most moved by these', 'moves most', 'ρ'], weights)}
`;
}
