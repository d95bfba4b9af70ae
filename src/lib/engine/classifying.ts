import { classifierOf, train, trainingSet, type TrainingSet } from '../learning/classifier';
import type { Labelled } from '../learning/labelled';
import { leaveOneOut } from '../learning/leave-one-out';
import type { ClassifyingApi, Progress, Trained } from './classifying-contract';
import { embedded, type Embedded } from './embeddings';
import { Newest } from './newest';
import { nextTask } from './next-task';
import type { Shelf } from './shelf';

/** Milliseconds between two looks for something newer: readings wait no longer. */
const PATIENCE = 8;

/** Learns classes with the models of a shelf: the worker's side of `ClassifyingApi`. */
export class Classifying implements ClassifyingApi {
  readonly #shelf: Shelf;
  readonly #newest = new Newest();
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
      const read: Embedded[] = [];
      for (const { sentence } of examples) {
        const one = await embedded(this.#shelf, reader, sentence, wanted);
        if (!one) return null;
        read.push(one);
        report({ done: read.length, of: examples.length });
      }
      const begun = performance.now();
      const classes = examples.map(({ label }) => label);
      const set = trainingSet(
        labels,
        read.map(({ vector }) => vector),
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
        cutShort: read.map(({ cutShort }) => cutShort),
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
      if (verdict !== null) verdicts.push(verdict);
      if (!(await wanted())) return null;
      if (performance.now() - told < REPORT_EVERY) continue;
      told = performance.now();
      report({ done: verdicts.length, of: last.set.classes.length });
    }
    return verdicts;
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
