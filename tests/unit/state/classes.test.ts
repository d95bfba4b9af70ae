import type { Remote } from 'comlink';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type {
  ClassifyingApi,
  ClassifyingEngine,
  Progress,
  Trained
} from '../../../src/lib/engine/classifying-contract';
import { EngineCrashedError } from '../../../src/lib/engine/crash';
import type { Labelled } from '../../../src/lib/learning/labelled';
import { Classes } from '../../../src/lib/state/classes.svelte';
import { keepExamples, keptExamples } from '../../../src/lib/state/kept-examples';

const ROWS = 'wet\train\nwet\triver\ndry\tsand\ndry\tdust\n';

/** What one request of the page waits for. */
interface Asked<T> {
  readonly labelled?: Labelled;
  report(progress: Progress): void;
  answer(value: T): void;
  fail(error: Error): void;
}

/** A room that answers when the test says so. */
class FakeRoom implements ClassifyingApi {
  readonly trains: Asked<Trained | null>[] = [];
  readonly leaves: Asked<readonly number[] | null>[] = [];

  train(_model: string, labelled: Labelled, report: (progress: Progress) => void) {
    return new Promise<Trained | null>((answer, fail) =>
      this.trains.push({ labelled, report, answer, fail })
    );
  }
  leaveOneOut(report: (progress: Progress) => void) {
    return new Promise<readonly number[] | null>((answer, fail) =>
      this.leaves.push({ report, answer, fail })
    );
  }
}

const trainedOf = ({ labels, examples }: Labelled) =>
  ({ classifier: { labels }, examples }) as unknown as Trained;

let rooms: FakeRoom[];
let engine: ClassifyingEngine;
/** Lets what was asked get through. */
const soon = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  keepExamples('');
  rooms = [];
  engine = {
    classifying: () => {
      rooms.push(new FakeRoom());
      return Promise.resolve(rooms.at(-1) as unknown as Remote<ClassifyingApi & never>);
    },
    alive: (answer) => answer
  };
});
afterEach(() => vi.unstubAllGlobals());

it('reads, learns, and leaves out; each is there as soon as it has come', async () => {
  const classes = new Classes(engine);
  classes.write(ROWS);
  const training = classes.train('minilm');
  await soon();
  const [room] = rooms;
  const [first] = room.trains;
  first.report({ done: 3, of: 4 });
  expect(classes.busy).toEqual({ stage: 'reading', done: 3, of: 4 });
  first.answer(trainedOf(first.labelled!));
  await soon();
  expect(classes.trained?.examples).toHaveLength(4);
  expect([classes.fresh, classes.verdicts]).toEqual([true, null]);
  expect(classes.busy).toEqual({ stage: 'leaving', done: 0, of: 4 });
  room.leaves[0].answer([0, 0, 1, 0]);
  await training;
  expect(classes.verdicts).toEqual([0, 0, 1, 0]);
  expect(classes.busy).toBeNull();
});

it('what was learned stays while rows change, and says that it is of others', async () => {
  const classes = new Classes(engine);
  classes.write(ROWS);
  void classes.train('minilm');
  await soon();
  rooms[0].trains[0].answer(trainedOf(rooms[0].trains[0].labelled!));
  await soon();
  classes.write(`${ROWS}dry\tdesert`);
  expect([classes.trained !== null, classes.fresh]).toEqual([true, false]);
  classes.write(`\n${ROWS}`);
  expect(classes.fresh).toBe(true);
});

it('a set that was overtaken or cleared says nothing any more', async () => {
  const classes = new Classes(engine);
  classes.write(ROWS);
  void classes.train('minilm');
  await soon();
  void classes.train('minilm');
  await soon();
  const [older, newer] = rooms[0].trains;
  older.report({ done: 1, of: 4 });
  older.answer(trainedOf(older.labelled!));
  await soon();
  expect([classes.trained, classes.busy?.done]).toEqual([null, 0]);
  classes.clear();
  newer.fail(new Error('late'));
  await soon();
  expect([classes.text, classes.trained, classes.busy, classes.trouble]).toEqual([
    '',
    null,
    null,
    null
  ]);
});

it('rows that cannot be learned from ask for nothing', async () => {
  const classes = new Classes(engine);
  classes.write('wet rain');
  await classes.train('minilm');
  expect(classes.parsed).toMatchObject({ kind: 'no-tab', line: 1 });
  expect(rooms).toHaveLength(0);
});

it('a failure names the example that was being read; after a crash another room is asked', async () => {
  const classes = new Classes(engine);
  classes.write(ROWS);
  const failing = classes.train('minilm');
  await soon();
  rooms[0].trains[0].report({ done: 2, of: 4 });
  const error = new Error('no');
  rooms[0].trains[0].fail(error);
  await failing;
  expect(classes.trouble).toEqual({ error, example: 2 });
  const crashing = classes.train('minilm');
  await soon();
  rooms[0].trains[1].fail(new EngineCrashedError('trap'));
  await crashing;
  expect(classes.trouble).toMatchObject({ example: null });
  void classes.train('minilm');
  await soon();
  expect(rooms).toHaveLength(2);
});

it('rows outlive the page and a reload; cleared they are gone', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key)
  });
  const classes = new Classes(engine);
  classes.write(ROWS);
  expect([...kept.values()]).toEqual([ROWS]);
  expect(new Classes(engine).text).toBe(ROWS);
  classes.clear();
  expect(kept.size).toBe(0);
  expect(new Classes(engine).text).toBe('');
});

it('a browser without room keeps rows for as long as the page is open, and it is said', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => null,
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
    removeItem: () => undefined
  });
  const classes = new Classes(engine);
  classes.write(ROWS);
  expect([classes.kept, classes.text, keptExamples()]).toEqual([false, ROWS, ROWS]);
  expect(new Classes(engine).kept).toBe(false);
  classes.clear();
  expect(classes.kept).toBe(true);
});
