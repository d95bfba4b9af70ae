import type { Browser } from '@playwright/test';
import type { Section } from './report';
import type { Server } from './serve';

/** What every measurement gets. */
export interface Bench {
  readonly browser: Browser;
  readonly server: Server;
  /** The folder that is served. */
  readonly build: string;
  readonly runs: number;
  /** Starts another browser, for what must not share one. */
  launch(): Promise<Browser>;
}

/** One measurement; null where the page has not got what it would measure. */
export interface Measurement {
  readonly name: string;
  run(bench: Bench): Promise<Section | null>;
}

/** A frame of a screen that shows sixty a second. */
export const FRAME_MS = 1000 / 60;
