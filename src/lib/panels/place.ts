import { getContext, setContext } from 'svelte';
import { useWords } from '../words/context';

const PLACE = Symbol('place');

/** Names where the panels within stand, for a page that has the same ones in another place too. */
export const setPlace = (place: string): string => setContext(PLACE, place);

/** Gives a region a name of its own: two regions of one name cannot be told apart by ear. */
export function useRegion(): (name: string) => string {
  const { quoted, site } = useWords();
  const place = getContext<string | undefined>(PLACE);
  return (name) => quoted(place === undefined ? name : site.region(name, place));
}
