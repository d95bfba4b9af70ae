/** Texts that no address can hold, kept by this tab: they outlive a reload and go with the tab. */
const PREFIX = 'riverbank-text-';
/** The parameter that stands for a text which this tab keeps. */
const HELD = 'held';
/** Parameters that count a text's words: they say nothing of another text. */
const PLACES = ['from', 'to', 'word'];
/** Parameters that are texts. */
const TEXTS = ['text', 'a', 'b'];
/** So many are kept: an address that was left long ago may lose its own. */
const MOST = 8;

/** A query string that carries no text rather than another; a reload in this tab finds it. */
export function withoutText(query: string, text: string): string {
  const parameters = new URLSearchParams(query);
  for (const name of TEXTS) parameters.delete(name);
  const key = holdText(text);
  if (key === null) return `?${withoutPlaces(parameters.toString())}`;
  parameters.set(HELD, key);
  return `?${parameters}`;
}

/** What a query string says but for what counts the words of its text. */
export function withoutPlaces(query: string): URLSearchParams {
  const parameters = new URLSearchParams(query);
  for (const name of PLACES) parameters.delete(name);
  const cuts = parameters.getAll('cut').filter((cut) => !/^(edge|mute)/.test(cut));
  parameters.delete('cut');
  for (const cut of cuts) parameters.append('cut', cut);
  return parameters;
}

/**
 * What a query string says.
 * @returns as `text` the one that it could not hold: null where it holds its own, undefined where
 * another tab has it
 */
export function readQuery(query: string): {
  parameters: URLSearchParams;
  text: string | null | undefined;
} {
  const parameters = new URLSearchParams(query);
  const key = parameters.get(HELD);
  if (key === null) return { parameters, text: null };
  const text = heldText(key);
  return text === null
    ? { parameters: withoutPlaces(query), text: undefined }
    : { parameters, text };
}

/**
 * Keeps a text.
 * @returns the key by which `heldText` finds it; null where the browser keeps nothing
 */
function holdText(text: string): string | null {
  const key = keyOf(text);
  try {
    sessionStorage.removeItem(PREFIX + key); // the newest stands last
    sessionStorage.setItem(PREFIX + key, text);
    const keys = Object.keys(sessionStorage).filter((name) => name.startsWith(PREFIX));
    for (const old of keys.filter((name) => name !== PREFIX + key).slice(0, -MOST)) {
      sessionStorage.removeItem(old);
    }
    return key;
  } catch {
    return null;
  }
}

/** The text of a key, or null where this tab has none. */
function heldText(key: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** FNV-1a over UTF-16 code units, with the length: two texts of one tab hardly share it. */
function keyOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${(hash >>> 0).toString(36)}-${text.length.toString(36)}`;
}
