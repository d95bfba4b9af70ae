import { beforeEach, describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../../src/lib/learning/examples';
import { LearnSession } from '../../../src/lib/state/learn.svelte';
import { FakeTrainingEngine, frameOf, type FakeRoom } from './fake-room';

const PROBE = EXAMPLES[0];
/** Lets every promise that can settle settle. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

let engine: FakeTrainingEngine;
let session: LearnSession;
let room: FakeRoom;

beforeEach(async () => {
  engine = new FakeTrainingEngine();
  session = new LearnSession();
  void session.connect(engine);
  await settle();
  [room] = engine.rooms;
});

/** Trains to a step and pauses; the look at the end is answered. */
async function train(steps: number): Promise<void> {
  void session.start();
  await settle();
  for (let step = session.step + 1; step <= steps; step++) room.step(step);
  void session.pause();
  await settle();
  room.looks.at(-1)!.answer(steps);
  await settle();
}

/** Goes to a moment and has it answered with a kept one. */
async function look(moment: number, kept: number): Promise<void> {
  void session.goTo(moment);
  await settle();
  room.looks.at(-1)!.answer(kept);
  await settle();
}

describe('connecting', () => {
  it('opens a class and shows what it makes of the probe before its first step', () => {
    expect(room.opened).toEqual([{ options: session.options, probe: PROBE }]);
    expect(session.frame).toEqual(frameOf(PROBE, 0));
    expect(session.run!.words).toContain('swimming');
    expect(session.look.matrices.layers[0][0].name).toBe('class 1 at null');
    expect(session).toMatchObject({ running: false, step: 0 });
  });
});

describe('training', () => {
  it('writes down steps, losses, exams and the newest frame until it is paused', async () => {
    void session.start();
    await settle();
    expect(session.running).toBe(true);
    room.step(1);
    room.step(2, [{ plain: 1, distracted: 0.5 }]);
    expect(session.step).toBe(2);
    expect(session.run!.losses.map(({ step }) => step)).toEqual([1, 2]);
    expect(session.run!.exams).toEqual([{ step: 2, exams: [{ plain: 1, distracted: 0.5 }] }]);
    expect(session.frame).toEqual(frameOf(PROBE, 2));
    await session.pause();
    await settle();
    expect(session.running).toBe(false);
  });

  it('started twice trains once', async () => {
    await train(1);
    void session.start();
    void session.start();
    await settle();
    room.step(2);
    expect(session.run!.losses).toHaveLength(2);
  });

  it('is paused by a look at the past, which is shown at once', async () => {
    await train(10);
    void session.start();
    await settle();
    room.step(11);
    void session.goTo(4);
    await settle();
    expect(session.running).toBe(false);
    expect(session.look.moment).toBe(4);
    room.looks.filter(({ step }) => step === 4).forEach((one) => one.answer(0));
    await settle();
    expect(session.frame).toEqual(frameOf(PROBE, 0));
  });

  it('says that it paused, and at which step, where nobody was looking', async () => {
    void session.start();
    await settle();
    room.step(1);
    await session.rest();
    expect(session.door.trouble).toEqual({ kind: 'paused-hidden', step: 1 });
    void session.start();
    await settle();
    expect(session.door.trouble).toBeNull();
  });
});

describe('going back', () => {
  beforeEach(() => train(30));

  it('keeps what is shown until the moment has come, the first time too', async () => {
    void session.goTo(12);
    await settle();
    expect(session.frame).toEqual(frameOf(PROBE, 30));
    expect(room.looks.at(-1)).toMatchObject({ probe: PROBE, step: 12 });
    room.looks.at(-1)!.answer(10);
    await settle();
    expect(session.frame).toEqual(frameOf(PROBE, 10));
    expect(session.look.matrices).toMatchObject({
      moment: 10,
      layers: [[{ name: 'class 1 at 10' }]]
    });
  });

  it('after a visit to now shows now, not the past that was left, until the moment has come', async () => {
    await look(10, 10);
    void session.goTo(30);
    void session.goTo(20);
    await settle();
    expect(session.frame).toEqual(frameOf(PROBE, 30));
  });

  it('shows the newest of several moments asked for, in whatever order they come', async () => {
    void session.goTo(10);
    void session.goTo(20);
    await settle();
    const [ten, twenty] = room.looks.slice(-2);
    twenty.answer(20);
    ten.answer(10);
    await settle();
    expect(session.frame).toEqual(frameOf(PROBE, 20));
  });

  it('to the last step is now', async () => {
    await look(10, 10);
    void session.goTo(30);
    expect(session.look.moment).toBeNull();
    expect(session.frame).toEqual(frameOf(PROBE, 30));
  });

  it('reads another probe at that moment', async () => {
    await look(10, 10);
    void session.ask('ben saw');
    await settle();
    expect(room.watched).toEqual(['ben saw']);
    expect(room.looks.at(-1)).toMatchObject({ probe: 'ben saw', step: 10 });
  });

  it('ends when training goes on', async () => {
    await look(10, 10);
    void session.start();
    await settle();
    expect(session.look.moment).toBeNull();
    room.step(31);
    expect(session.frame).toEqual(frameOf(PROBE, 31));
  });
});

describe('reset', () => {
  it('shows nothing of the run before, its past included', async () => {
    await train(30);
    await look(10, 10);
    void session.goTo(20); // still on its way
    await settle();
    const late = room.looks.at(-1)!;
    await session.reset({ seed: 2 });
    expect(session).toMatchObject({ step: 0, frame: frameOf(PROBE, 0) });
    expect(session.options.seed).toBe(2);
    expect(session.run).toMatchObject({ losses: [], exams: [] });
    late.answer(20);
    await settle();
    expect(session.look.past).toBeNull();

    await train(30);
    void session.goTo(15);
    await settle();
    expect(session.frame).toEqual(frameOf(PROBE, 30)); // not the earlier run's 10 or 20
  });

  it('has its matrices with its first frame, and no late ones of the run before', async () => {
    await train(30);
    void session.goTo(12);
    await settle();
    await session.reset({ seed: 2 });
    room.looks.at(-1)!.answer(10);
    await settle();
    expect(session.look.matrices).toMatchObject({
      moment: null,
      layers: [[{ name: 'class 2 at null' }]]
    });
  });

  it('and then Start, at once, train the class that was chosen', async () => {
    const before = session.run;
    void session.reset({ seed: 2 });
    void session.start();
    await settle();
    room.step(1);
    expect(session.run).not.toBe(before);
    expect(session).toMatchObject({ running: true, step: 1 });
    expect(before).toMatchObject({ running: false, step: 0, losses: [] });
  });

  it('while training takes no late report of the run before', async () => {
    void session.start();
    await settle();
    room.step(1);
    await session.reset();
    room.step(2);
    await settle();
    expect(session).toMatchObject({ step: 0, running: false });
    expect(session.run!.losses).toEqual([]);
  });

  it('that fails changes nothing but says why, and the class goes on training', async () => {
    await train(10);
    void session.start();
    await settle();
    const { options, run } = session;
    await session.reset({ text: 'hola' });
    expect(session.door.trouble).toMatchObject({
      kind: 'failed',
      error: { message: 'No line has two words.' }
    });
    expect(session.options).toBe(options);
    expect(session.run).toBe(run);
    expect(session).toMatchObject({ probe: PROBE, running: true });
    room.step(11);
    expect(session.step).toBe(11);
  });

  it('with an own text reads its first words, and the lecture’s sentence after it', async () => {
    await session.reset({ text: '\n el perro come\nel gato' });
    expect(session.probe).toBe('el perro come');
    expect(room.opened.at(-1)!.probe).toBe('el perro come');
    await session.reset({ text: null });
    expect(session.probe).toBe(PROBE);
  });

  it('keeps what is typed while the class is being opened', async () => {
    const opening = session.reset({ seed: 3 });
    await Promise.resolve();
    void session.ask('ben saw');
    await settle();
    room.looks.at(-1)!.answer(0);
    await opening;
    expect(session.probe).toBe('ben saw');
    expect(session.frame).toEqual(frameOf('ben saw', 0));
  });
});

describe('a crash', () => {
  it('is told, and a class is opened anew in a new room', async () => {
    void session.start();
    await settle();
    room.step(1);
    engine.crash();
    await settle();
    expect(session.door.trouble).toEqual({ kind: 'crashed' });
    expect(engine.rooms).toHaveLength(2);
    expect(session).toMatchObject({ running: false, step: 0, frame: frameOf(PROBE, 0) });
    [, room] = engine.rooms;
    await train(2);
    expect(session.step).toBe(2);
  });

  it('before a class was open is told, and waits to be tried again', async () => {
    engine.stuck = true;
    engine.crash();
    await settle();
    engine.crash();
    await settle();
    engine.stuck = false;
    expect(session.door.trouble).toEqual({ kind: 'crashed' });
    expect(session.run).toBeNull();
    expect(engine.rooms).toHaveLength(1);
    await session.reset();
    expect(session.door.trouble).toBeNull();
    expect(session.frame).toEqual(frameOf(PROBE, 0));
  });
});

it('an empty probe is waited out, and a folder is that of the learner asked for', async () => {
  await session.ask(' ');
  expect(room.looks).toHaveLength(0);
  expect([...(await session.folder('dot-product'))!.keys()]).toEqual(['dot-product']);
});
