import type { Effect } from '../measures/effects';
import { cosines, journey, wordVectors } from '../measures/meaning';
import type { Token } from '../tokenizer/token';
import { wholeWord } from '../tokenizer/whole-word';
import type { SenseScores } from '../learning/lessons';
import { checkCuts } from '../transformer/cuts';
import { headWeights, type HeadWeights } from '../transformer/head-weights';
import { fitTokens } from '../transformer/read';
import { rowsOf } from '../transformer/some-rows';
import { AnchorVectors } from './anchor-vectors';
import { MAX_CHARACTERS } from './contract';
import type {
  EffectsApi,
  EffectsEnd,
  EffectsProgress,
  EffectsRequest,
  Journey,
  JourneyRequest,
  LearnedApi,
  WordInText
} from './effects-contract';
import { GivenWeights } from './given-weights';
import { hiddenStates } from './hidden-states';
import { Newest } from './newest';
import { NoWordError } from './no-word';
import { NewerError, Pace } from './pace';
import { wholeParts } from './parts';
import type { Reader } from './reader';
import { readoutFor } from './readout';
import type { Shelf } from './shelf';
import { without } from './without';

/** Milliseconds between two reports: each one crosses to the page, which draws it. */
const REPORT_EVERY = 100;

/** Anchors are read once for all rooms of a worker. */
const anchors = new AnchorVectors();

/** The room in the worker where a page asks what depends on what. */
export class Effects implements EffectsApi, LearnedApi {
  readonly #shelf: Shelf;
  readonly #journeys = new Newest();
  readonly #sweeps = new Newest();

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  journey(request: JourneyRequest): Promise<Journey | null> {
    return this.#run(request, this.#journeys, null, async (reader, pace) => {
      const { model } = reader;
      const { tokens, positions } = wordIn(reader, request);
      const { word } = request.anchors;
      const meanings = await anchors.meanings(reader, request.anchors, pace);
      const { layers } = meanings;
      const own = wordVectors(await hiddenStates(model, tokens, { pace }), positions);
      const { cuts } = request;
      const cut =
        cuts.length > 0
          ? wordVectors(await hiddenStates(model, tokens, { cuts, pace }), positions)
          : null;
      const { vectors } = await anchors.read(reader, word, request.neutral, pace);
      return {
        tokens,
        positions,
        anchors: meanings.anchors,
        layers: layers?.map(({ right, total, sure }) => ({ right, total, sure })) ?? null,
        before: layers && journey(own, layers),
        after: layers && cut && journey(cut, layers),
        neutral: layers && vectors && journey(vectors, layers),
        cosines: vectors && cosines(own, vectors)
      };
    });
  }

  effects(
    request: EffectsRequest,
    report: (progress: EffectsProgress) => void
  ): Promise<EffectsEnd> {
    return this.#run(request, this.#sweeps, 'stopped', async (reader, pace) => {
      const { model } = reader;
      const { cuts } = request;
      const { tokens, positions } = wordIn(reader, request);
      const n = tokens.length;
      const readOut = await readoutFor(reader, request.readout, { anchors, pace, positions, n });
      if (!readOut) return 'no-readout';
      const given = new GivenWeights(positions);
      const hidden = await hiddenStates(model, tokens, { cuts, pace, watch: given });
      const base = await readOut.read(rowsOf(hidden[hidden.length - 1], readOut.positions));
      const parts =
        request.parts === 'weights'
          ? given.parts.sort((a, b) => b.weight! - a.weight!)
          : wholeParts(request.parts, model.config);

      let batch: Effect[] = [];
      let reported = performance.now();
      const tell = (done: number) => {
        report({ base, total: parts.length, done, effects: batch });
        batch = [];
        reported = performance.now();
      };
      let done = 0;
      const read = { model, hidden, cuts, positions, given, readOut, pace };
      for await (const [part, value] of without(read, parts)) {
        done++;
        batch.push({ ...part, moved: value - base });
        if (performance.now() - reported > REPORT_EVERY) tell(done);
      }
      tell(parts.length);
      return 'all';
    });
  }

  headWeights(model: string, layer: number, head: number): Promise<HeadWeights | null> {
    return this.#shelf.useBehind(model, (reader) => headWeights(reader.model, layer, head));
  }

  async exam(folder: string): Promise<SenseScores> {
    const { examineFolder } = await import('./exam');
    return examineFolder(folder);
  }

  stop(): void {
    this.#sweeps.begin();
  }

  /** Runs behind the page's readings, until a newer one begins: then it ends with `overtaken`. */
  async #run<T>(
    { model }: WordInText,
    newest: Newest,
    overtaken: T,
    work: (reader: Reader, pace: Pace) => Promise<T>
  ): Promise<T> {
    const pace = new Pace(this.#shelf, newest.begin());
    try {
      return await this.#shelf.useBehind(model, (reader) => work(reader, pace));
    } catch (error) {
      if (error instanceof NewerError) return overtaken;
      throw error;
    }
  }
}

/** The tokens that are read, and the chosen word among them. */
function wordIn(
  { model, tokenizer }: Reader,
  { text, position, cuts }: WordInText
): { readonly tokens: readonly Token[]; readonly positions: readonly number[] } {
  const tokens = fitTokens(tokenizer.encode(text.slice(0, MAX_CHARACTERS)), model.config.nCtx);
  if (!tokens[position]) throw new NoWordError({ characters: text.length });
  checkCuts(cuts, model.config, tokens.length);
  return { tokens, positions: wholeWord(tokens, position) };
}
