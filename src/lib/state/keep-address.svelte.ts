import { afterNavigate, beforeNavigate, replaceState } from '$app/navigation';
import { tick, untrack } from 'svelte';
import { readQuery, withoutPlaces, withoutText } from './held-text';

/** Browsers refuse an address that changes too often. */
const EVERY = 250;
/** Servers refuse one that is too long; characters of a query string. */
const ADDRESS_LENGTH = 6000;

/** What a page shows, as its address has it. */
export interface Addressed {
  readonly text: string;
  /** The query string, "?" included, with the text. */
  readonly query: string;
  /** Whether it is what an address without parameters shows. */
  readonly usual: boolean;
}

/** Whether a link can hold what a page shows. */
export const fits = ({ query }: Pick<Addressed, 'query'>) => query.length <= ADDRESS_LENGTH;

/**
 * Keeps the address in step with what a page shows, and the page with the address: every page calls
 * this once as it is set up.
 * @param resumed whether the page was shown before: a plain link to it, or a key that leads
 * there, then leaves it as it was
 * @param shown what the page shows now
 * @param show takes on what an address says; `text` is the text that it could not hold, null where it
 * holds its own, and undefined where it is held in another tab
 * @param textIn the text that an address holds; null where it holds none
 */
export function keepAddress(
  resumed: boolean,
  shown: () => Addressed,
  show: (parameters: URLSearchParams, text: string | null | undefined) => void,
  textIn = (parameters: URLSearchParams) => parameters.get('text')
): void {
  let entered = $state(false);
  let written = -Infinity;

  function write(): void {
    const { text, query, usual } = shown();
    const address = fits({ query }) ? query : withoutText(query, text);
    if (address === location.search || (usual && location.search === '')) return;
    written = performance.now();
    replaceState(address, {});
  }

  /** What stands there before a script runs: what is typed until the address is read is kept. */
  const first = untrack(() => shown().text);
  let left = resumed;
  afterNavigate(({ type }) => {
    const plain = /^(link|goto)$/.test(type) && location.search === '' && left;
    [left, entered] = [true, true];
    void tick().then(() => document.documentElement.classList.remove('linked')); // see app.css
    if (plain) return;
    // After replaceState the router goes on handing out the address before it: the browser's is right.
    const { parameters, text } = readQuery(location.search);
    const typed = shown().text;
    // A browser may fill the field again on a reload, with what the address has.
    const addressed = text ?? textIn(parameters);
    if (type === 'enter' && typed !== first && typed !== addressed)
      show(withoutPlaces(location.search), typed);
    else show(parameters, text);
  });

  // What was typed last goes into the address that is left; one that is gone back to is there already,
  // and nothing may be written over it until the page has read it.
  beforeNavigate(({ type, willUnload }) => {
    if (entered && type !== 'popstate') write();
    if (!willUnload) entered = false;
  });

  $effect(() => {
    shown();
    if (!entered) return;
    const wait = EVERY - (performance.now() - written);
    const timer = setTimeout(write, Math.max(0, wait));
    return () => clearTimeout(timer);
  });
}
