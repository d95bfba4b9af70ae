import type { Cut, Which } from '../../transformer/cuts';
import { marked } from '../isolate';
import { decimal, weight } from './numbers';

/** What is said of cuts; loaded after the first picture. */

const word = (names: readonly string[], position: Which) =>
  position === '*' ? 'every word' : marked(names[position] ?? String(position));

const place = (layer: Which, head: Which) => {
  if (layer === '*') return head === '*' ? 'everywhere' : `head ${head} of every layer`;
  return head === '*' ? `all of layer ${layer}` : `layer ${layer}, head ${head}`;
};

const ofLayer = (layer: Which) => (layer === '*' ? 'every layer' : `layer ${layer}`);

/** A cut by its name. @param names every token's, by position */
const named = (cut: Cut, names: readonly string[]): string => {
  switch (cut.kind) {
    case 'edge':
    case 'mute': {
      const verb = cut.kind === 'edge' ? 'cut' : 'mute';
      return `${verb} ${word(names, cut.from)} → ${word(names, cut.to)}, ${place(cut.layer, cut.head)}`;
    }
    case 'keys':
      return `keys := queries, ${place(cut.layer, cut.head)}`;
    case 'head': {
      const { layer, head } = cut;
      const heads = head === '*' ? 'all heads' : `head ${head}`;
      return `without ${heads} of ${ofLayer(layer)}`;
    }
    case 'attention':
      return `without attention of ${ofLayer(cut.layer)}`;
    case 'mlp':
      return `without the MLP of ${ofLayer(cut.layer)}`;
  }
};

const KINDS: Readonly<Record<Cut['kind'], string>> = {
  mute: 'mute a weight',
  edge: 'cut a weight',
  keys: 'keys := queries',
  head: 'a head out',
  attention: 'a layer’s attention out',
  mlp: 'a layer’s MLP out'
};

const WHAT: Readonly<Record<Cut['kind'], string>> = {
  mute: 'The weight stays; what the word would hand over is withheld. One thing changes.',
  edge: 'The score counts as minus infinity, and the row’s other weights share the rest. Two things change at once.',
  keys: 'Each word is compared by its query alone, so any two words score each other alike.',
  head: 'The head attends as before, but hands nothing over: its z is 0.',
  attention: 'The layer’s attention adds nothing to x; its MLP still works on what came in.',
  mlp: 'The layer’s MLP adds nothing: what attention made of x goes on.'
};

export const words = {
  named,
  list: {
    name: 'What is cut',
    label: 'cut:',
    none: 'nothing.',
    how: 'Mute or cut a weight under its number, a head or a layer under the heads, or choose',
    takeOff: (cut: string) => `Take off: ${cut}`,
    all: 'Take all off',
    choose: 'From a list…'
  },
  chooser: {
    name: 'Cut something',
    kind: 'Cut',
    kinds: KINDS,
    what: WHAT,
    layer: 'in layer',
    head: 'head',
    from: 'the word that looks',
    to: 'the word looked at',
    every: 'every',
    everyWord: 'every word',
    add: 'Cut it',
    cancel: 'Cancel'
  },
  pair: {
    name: 'Mute or cut this weight',
    where: 'where',
    here: (layer: number, head: number) => `layer ${layer}, head ${head}`,
    layer: (layer: number) => `layer ${layer}, every head`,
    everywhere: 'every layer and head',
    mute: 'Mute',
    edge: 'Cut',
    how: 'Mute: the weight stays and hands nothing over. Cut: it goes, and the rest of the row shares it: two things change.',
    muted: (from: string, to: string) =>
      `Muted here: ${marked(from)} still gives ${marked(to)} its weight, and gets nothing for it.`,
    /** @param before the weight without cuts, where it is known */
    cut: (before: number | null) =>
      `Cut here: two things changed, this weight${before === null ? '' : ` (${weight(before)} before)`} and the rest of the row, which shares it.`
  },
  heads: {
    name: 'Take a head or a layer out',
    out: 'Take out',
    head: (head: number) => `head ${head}`,
    layer: (layer: number) => `of layer ${layer}:`,
    attention: 'its attention',
    mlp: 'its MLP',
    keys: 'Why both? Keys := queries',
    here: 'in this head',
    everywhere: 'in every head',
    /** What follows in the head that is shown. */
    follows: (asymmetry: number, own: number, ownBefore: number | null, rows: number) =>
      `S and its transpose differ by ${asymmetry < 1e-4 ? 'nothing' : decimal(asymmetry)}: each pair scores alike both ways. ${own} of ${rows} rows look mostly at themselves${ownBefore === null ? '' : ` (${ownBefore} without the cuts)`}.`
  },
  side: {
    name: 'Draw the reading after the cuts, before them, or what they change',
    sides: { after: 'after', before: 'before', difference: 'difference' }
  }
};
