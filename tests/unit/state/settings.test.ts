import { describe, expect, it } from 'vitest';
import { Session } from '../../../src/lib/state/session.svelte';
import { Settings } from '../../../src/lib/state/settings.svelte';
import { DEFAULT_VIEW, DRAWING, formatView, parseView } from '../../../src/lib/state/view';
import { readingOf } from './reading';

/** Another value than the default for every setting; types ask for one that is new. */
const OTHER = {
  similarity: 'cosine',
  drawn: 'scores',
  blend: 0.25,
  hideSpecial: true,
  side: 'difference'
} as const satisfies Settings['drawing'];

describe('settings', () => {
  it('begin as an address without parameters says', () => {
    expect(DEFAULT_VIEW).toMatchObject(new Settings().drawing);
  });

  it('change where they are told to, and stay as they are otherwise', () => {
    const settings = new Settings();
    settings.set({ blend: 0 });
    settings.set({ hideSpecial: true, blend: undefined });
    expect(settings.drawing).toEqual({ ...new Settings().drawing, blend: 0, hideSpecial: true });
  });
});

it.each(Object.keys(DRAWING) as (keyof typeof OTHER)[])(
  '%s goes from an address to the picture and back',
  (key) => {
    const view = { ...DEFAULT_VIEW, [key]: OTHER[key] };
    const session = new Session(DEFAULT_VIEW, readingOf(DEFAULT_VIEW.text));
    session.show(parseView(new URLSearchParams(formatView(view)), ['minilm']));
    expect(session.showing.picture.view[key]).toBe(OTHER[key]);
    expect(formatView(session.showing.view)).toContain(formatView(view).split('&').at(-1));
  }
);
