import { classifierOf, train, trainingSet, type TrainingSet } from '../learning/classifier';
import type { Labelled } from '../learning/labelled';
import { leaveOneOut } from '../learning/leave-one-out';
import type { ClassifyingApi, Progress, Trained } from './classifying-contract';
import { embedded, type Embedded } from './embeddings';
import { Newest } from './newest';
import { NewerError, Pace } from './pace';
import type { Shelf } from './shelf';

/** Milliseconds between two reports: each one crosses to the page, which draws it. */
const REPORT_EVERY = 100;

/** Learns classes with the models of a shelf: the worker's side of `ClassifyingApi`. */
export class Classifying implements ClassifyingApi {
  readonly #shelf: Shelf;
  readonly #newest = new Newest();
  #last: { readonly set: TrainingSet; readonly weight: Float32Array } | null = null;

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  train(
    model: string,
    { labels, examples }: Labelled,
    report: (progress: Progress) => void
  ): Promise<Trained | null> {
    this.#last = null;
    return this.#paced(async (pace) => {
      const { identity, read } = await this.#shelf.useBehind(model, async (reader) => {
        const read: Embedded[] = [];
        for (const { sentence } of examples) {
          read.push(await embedded(this.#shelf, reader, sentence, pace));
          report({ done: read.length, of: examples.length });
        }
        return { identity: reader.identity, read };
      });
      const begun = performance.now();
      const set = trainingSet(
        labels,
        read.map(({ vector }) => vector),
        examples.map(({ label }) => label)
      );
      const { weight, losses } = await learn(set, pace);
      const milliseconds = performance.now() - begun;
      this.#last = { set, weight };
      return {
        model: identity,
        classifier: classifierOf(set, weight),
        examples,
        cutShort: read.map(({ cutShort }) => cutShort),
        losses,
        milliseconds
      };
    });
  }

  leaveOneOut(report: (progress: Progress) => void): Promise<readonly number[] | null> {
    const last = this.#last;
    return this.#paced(async (pace) => {
      if (!last) return null;
      const verdicts: number[] = [];
      let told = performance.now();
      for (const verdict of leaveOneOut(last.set, last.weight)) {
        if (verdict !== null) verdicts.push(verdict);
        if (!(await pace.goOn())) throw new NewerError();
        if (performance.now() - told < REPORT_EVERY) continue;
        told = performance.now();
        report({ done: verdicts.length, of: last.set.classes.length });
      }
      return verdicts;
    });
  }

  /** Work that gives way to readings; null once something newer is asked of this place. */
  async #paced<T>(work: (pace: Pace) => Promise<T>): Promise<T | null> {
    try {
      return await work(new Pace(this.#shelf, this.#newest.begin()));
    } catch (error) {
      if (error instanceof NewerError) return null;
      throw error;
    }
  }
}

/** Every step of training. @throws NewerError where nobody waits any more */
async function learn(set: TrainingSet, pace: Pace) {
  const steps = train(set);
  const losses: number[] = [];
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { weight: value, losses };
    losses.push(value.loss);
    if (!(await pace.goOn())) throw new NewerError();
  }
}
