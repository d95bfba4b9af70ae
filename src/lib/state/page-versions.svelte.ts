import { dev } from '$app/environment';
import { resolve } from '$app/paths';
import { PAGE_FILES, pagesIn, type PageFiles, type Told } from '../engine/kept/names';

/** How far the pages are kept: not wanted, on their way, kept, or not to be kept here. */
export type PagesKept = 'not' | 'coming' | 'kept' | 'failed' | NoPages;
/** Why this browser keeps no pages: no https, a sealed frame, or its own refusal. */
export type NoPages = 'insecure' | 'sealed' | 'refused';

/** The versions of the pages: the one that is kept, and one that waits to take its place. */
export class PageVersions {
  kept = $state<PagesKept>('not');
  /** Bytes of the pages' files; null until they are known. */
  bytes = $state<number | null>(null);
  /** A new version waits; or it was taken, here or in another tab, and this page is still the former. */
  update = $state<'none' | 'waiting' | 'taken'>('none');
  #registration: ServiceWorkerRegistration | null = null;

  /** Looks what is kept. @param begin whether the pages shall be kept where they are not */
  async start(begin: boolean): Promise<void> {
    const container = workers();
    if (typeof container === 'string') {
      this.kept = container;
      return;
    }
    const former = container.controller;
    container.addEventListener('controllerchange', () => {
      if (former) this.update = 'taken';
    });
    former?.postMessage('tidy' satisfies Told);
    const known = await container.getRegistration(resolve('/')).catch(() => undefined);
    if (known || begin) await this.keep();
  }

  /** Keeps the pages from now on. */
  async keep(): Promise<void> {
    const container = workers();
    if (typeof container === 'string' || this.#registration) return;
    this.kept = 'coming';
    try {
      const registration = await container.register(`${resolve('/')}service-worker.js`, {
        scope: resolve('/'),
        updateViaCache: 'none'
      });
      this.#watch(registration);
      if (registration.active) await this.#isKept();
    } catch {
      this.kept = 'refused';
    }
  }

  /** Takes the version that waits, in every tab, and loads this page again. */
  take(): void {
    const { waiting } = this.#registration ?? {};
    if (!waiting) return location.reload();
    const container = navigator.serviceWorker;
    container.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('take' satisfies Told);
  }

  /** Keeps no pages any more. */
  async remove(): Promise<void> {
    await this.#registration?.unregister();
    this.#registration = null;
    this.kept = 'not';
    const names = await caches.keys();
    const ours = names.filter((name) => name.startsWith(pagesIn(resolve('/'))));
    await Promise.all(ours.map((name) => caches.delete(name)));
  }

  #watch(registration: ServiceWorkerRegistration): void {
    this.#registration = registration;
    const look = () => {
      if (registration.waiting && registration.active) this.update = 'waiting';
    };
    const follow = (worker: ServiceWorker | null) =>
      worker?.addEventListener('statechange', () => {
        look();
        if (worker.state === 'activated') void this.#isKept();
        if (worker.state === 'redundant' && !registration.active) this.kept = 'failed';
      });
    look();
    follow(registration.installing);
    registration.addEventListener('updatefound', () => follow(registration.installing));
  }

  async #isKept(): Promise<void> {
    this.kept = 'kept';
    try {
      const { files } = (await (await fetch(resolve('/') + PAGE_FILES)).json()) as PageFiles;
      this.bytes = Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0);
    } catch {
      this.bytes = null; // cleared meanwhile, and no network
    }
  }
}

/** What keeps pages, or why nothing does. While the page is developed it would keep what is changed. */
function workers(): ServiceWorkerContainer | NoPages {
  if (globalThis.origin === 'null') return 'sealed';
  if (!globalThis.isSecureContext) return 'insecure';
  return !dev && 'serviceWorker' in navigator ? navigator.serviceWorker : 'refused';
}
