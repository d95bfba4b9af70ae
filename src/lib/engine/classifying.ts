import { classifierOf, train, trainingSet, type TrainingSet } from '../learning/classifier';
import type { Labelled } from '../learning/labelled';
import { leaveOneOut } from '../learning/leave-one-out';
import { embed, runLayers } from '../transformer/forward';
import { fitTokens, idsOf } from '../transformer/read';
import { meanRow } from '../transformer/sentence';
import type { ClassifyingApi, Progress, Trained } from './classifying-contract';
import { MAX_CHARACTERS } from './contract';
import { Newest } from './newest';
import { nextTask } from './next-task';
import { NoWordError } from './no-word';
import type { Reader } from './reader';
import type { Shelf } from './shelf';

/** A sentence as it is learned from. */
interface Embedded {
  /** [dModel] */
  readonly vector: Float32Array;
  readonly cutShort: boolean;
}

/** Milliseconds between two looks for something newer: readings wait no longer. */
const PATIENCE = 8;
/** Vectors that are kept, 1.5 kB each: four full sets. */
const MOST_KEPT = 2000;

/** Learns classes with the models of a shelf: the worker's side of `ClassifyingApi`. */
export class Classifying implements ClassifyingApi {
  readonly #shelf: Shelf;
  readonly #newest = new Newest();
  /** By model and sentence, the oldest first. */
  readonly #kept = new Map<string, Embedded>();
  #last: { readonly set: TrainingSet; readonly weight: Float32Array } | null = null;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  async train(
    model: string,
    { labels, examples }: Labelled,
    report: (progress: Progress) => void
  ): Promise<Trained | null> {
    const wanted = pausing(this.#newest.begin());
    this.#last = null;
    return this.#shelf.use(model, async (reader) => {
      const embedded: Embedded[] = [];
      for (const { sentence } of examples) {
        const one = await this.#embed(reader, sentence, wanted);
        if (!one) return null;
        embedded.push(one);
        report({ done: embedded.length, of: examples.length });
      }
      const begun = performance.now();
      const classes = examples.map(({ label }) => label);
      const set = trainingSet(
        labels,
        embedded.map(({ vector }) => vector),
        classes
      );
      const learned = await learn(set, wanted);
      if (!learned) return null;
      const milliseconds = performance.now() - begun;
      this.#last = { set, weight: learned.weight };
      return {
        model: reader.identity,
        classifier: classifierOf(set, learned.weight),
        examples,
        cutShort: embedded.map(({ cutShort }) => cutShort),
        losses: learned.losses,
        milliseconds
      };
    });
  }

  async leaveOneOut(report: (progress: Progress) => void): Promise<readonly number[] | null> {
    const wanted = pausing(this.#newest.begin());
    const last = this.#last;
    if (!last) return null;
    const verdicts: number[] = [];
    let told = performance.now();
    for (const verdict of leaveOneOut(last.set, last.weight)) {
      verdicts.push(verdict);
      if (!(await wanted())) return null;
      if (performance.now() - told < REPORT_EVERY) continue;
      told = performance.now();
      report({ done: verdicts.length, of: last.set.classes.length });
    }
    return verdicts;
  }

  /** A sentence's vector by the model's own pass, kept; null when something newer is wanted. */
  async #embed(
    { model, identity, tokenizer }: Reader,
    sentence: string,
    wanted: () => Promise<boolean>
  ): Promise<Embedded | null> {
    const key = `${identity.name} ${identity.sha256} ${sentence}`;
    const kept = this.#kept.get(key);
    if (kept) return (await wanted()) ? kept : null;
    const all = tokenizer.encode(sentence.slice(0, MAX_CHARACTERS));
    if (all.length === 0) throw new NoWordError({ characters: sentence.length });
    const tokens = fitTokens(all, model.config.nCtx);
    let last = await embed(model, idsOf(tokens)); // [n, dModel]
    for await (const { output } of runLayers(model, last)) {
      last = output; // [n, dModel]
      if (!(await wanted())) return null;
    }
    const cutShort = tokens.length < all.length || sentence.length > MAX_CHARACTERS;
    const made = { vector: meanRow(last), cutShort };
    this.#kept.set(key, made);
    for (const old of this.#kept.keys()) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(old);
    }
    return made;
  }
}

/** Milliseconds between two reports: each one crosses to the page, which draws it. */
const REPORT_EVERY = 100;

/** Every step of training; null when something newer is wanted. */
async function learn(set: TrainingSet, wanted: () => Promise<boolean>) {
  const steps = train(set);
  const losses: number[] = [];
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { weight: value, losses };
    losses.push(value.loss);
    if (!(await wanted())) return null;
  }
}

/** Whether a request is still the newest, asked in a task of its own when others have waited. */
function pausing(newest: () => boolean): () => Promise<boolean> {
  let looked = -Infinity;
  return async () => {
    if (performance.now() - looked > PATIENCE) {
      await nextTask(); // lets readings and newer requests in
      looked = performance.now();
    }
    return newest();
  };
}
