import { memory } from '@tensorflow/tfjs-core';
import type { ModelCard } from '../../src/lib/engine/contract';
import { Effects } from '../../src/lib/engine/effects';
import type { Anchors, Parts } from '../../src/lib/engine/effects-contract';
import { nextTask } from '../../src/lib/engine/next-task';
import { openNodeReader } from '../../src/lib/engine/node';
import { Shelf } from '../../src/lib/engine/shelf';
import { DEFAULT_VIEW } from '../../src/lib/state/view';
import { anchors } from '../../src/lib/words/en/anchors';
import type { Measurement } from './measurement';
import { kept, msSpread, tenthsSpread } from './report';
import { spread } from './statistics';

/** All weights of one word at 11 tokens. */
const TARGET_MS = 10_000;
/** A whole sweep takes seconds. */
const MOST_RUNS = 3;
const PARTS: Readonly<Record<Parts, string>> = {
  weights: 'weights that the word gives',
  heads: 'heads',
  layers: 'layers’ attention and MLPs'
};

/** How long it takes to leave out every part alone, in Node, which runs the worker's own code. */
export const effects: Measurement = {
  name: 'effects',
  async run({ runs }) {
    const reader = await openNodeReader(DEFAULT_VIEW.model);
    const shelf = new Shelf();
    shelf.put(reader, { identity: reader.identity, parameters: 0 } as ModelCard);
    const room = new Effects(shelf);
    const [{ word, meanings, examples }] = anchors;
    const [first, second] = meanings.map(({ sentences }) => sentences);
    const ready: Anchors = { word, sentences: [first, second] };
    const readout = { kind: 'meaning', anchors: ready } as const;
    const asked = { model: DEFAULT_VIEW.model, text: examples[0], position: 8, cuts: [], readout };
    await room.effects({ ...asked, parts: 'layers' }, () => undefined); // reads the anchors
    const rows = [];
    for (const [parts, name] of Object.entries(PARTS) as [Parts, string][]) {
      const tensors = memory().numTensors;
      const taken: number[] = [];
      const waits: number[] = [];
      let total = 0;
      for (let run = 0; run < Math.min(runs, MOST_RUNS); run++) {
        const longest = watchWaits();
        const begun = performance.now();
        await room.effects({ ...asked, parts }, (progress) => (total = progress.total));
        taken.push(performance.now() - begun);
        waits.push(longest());
      }
      const time = spread(taken);
      rows.push([
        `${total} ${name}`,
        msSpread(time),
        tenthsSpread(spread(waits)),
        String(memory().numTensors - tensors),
        ...(parts === 'weights'
          ? [`${TARGET_MS / 1000} s`, kept(time.most <= TARGET_MS)]
          : ['', ''])
      ]);
    }
    return {
      title: 'What depends on what',
      note: `"${examples[0]}", 11 tokens: how far each part, left out alone, moves *${word}* between its meanings. In Node, which runs the worker’s own code on the same WebAssembly. What else was asked meanwhile had to wait for the longest step at most.`,
      columns: ['Left out', 'All of them', 'Longest step, ms', 'Tensors left', 'Target', 'Kept'],
      rows
    };
  }
};

/** Watches how long it takes others to be let in. @returns what ends it with the longest wait, in ms */
function watchWaits(): () => number {
  let watching = true;
  let longest = 0;
  const watch = async () => {
    let last = performance.now();
    while (watching) {
      await nextTask();
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
  };
  void watch();
  return () => {
    watching = false;
    return longest;
  };
}
