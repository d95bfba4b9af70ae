import { cpus, loadavg, totalmem } from 'node:os';
import type { Browser } from '@playwright/test';

/** A load average above which the figures are those of a busy machine. */
const BUSY = 0.7;

/** The machine and the programs, in one paragraph, without what would name the machine. */
export function describeMachine(browser: Browser, load: number): string {
  const cores = cpus().length;
  const memory = Math.round(totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  const busy =
    load > BUSY
      ? `The machine was busy: its load was ${load.toFixed(1)} when the run began, so times are upper bounds.`
      : `Its load was ${load.toFixed(1)} when the run began.`;
  return `Measured on ${date} with ${cores} ${process.arch} cores and ${memory} GiB of memory, no GPU; Node ${process.versions.node}, Chromium ${browser.version()}, headless. ${busy}`;
}

/** How many processes wanted to run over the last minute; taken before we add our own. */
export const load = () => loadavg()[0];
