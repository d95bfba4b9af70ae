/** Sentences of which each has one of a few labels. */
export interface Labelled {
  /** In the order in which they first come. */
  readonly labels: readonly string[];
  readonly examples: readonly Example[];
  /** Lines that say again what one before them says: each counts once. */
  readonly repeated: number;
}

export interface Example {
  /** Which of the labels, from 0. */
  readonly label: number;
  readonly sentence: string;
}

/** Why lines cannot be learned from. Lines count from 1, blank ones too. */
export type Refusal =
  | { readonly kind: 'no-tab'; readonly line: number; readonly found: string }
  | { readonly kind: 'no-label'; readonly line: number; readonly sentence: string }
  | { readonly kind: 'no-sentence'; readonly line: number; readonly label: string }
  | { readonly kind: 'many-labels'; readonly line: number; readonly label: string }
  | { readonly kind: 'many-examples'; readonly line: number; readonly label: string }
  | { readonly kind: 'few-labels'; readonly found: number }
  | { readonly kind: 'few-examples'; readonly label: string; readonly found: number };

export const LEAST_LABELS = 2;
/** More rows of bars cannot be told apart at a glance. */
export const MOST_LABELS = 5;
/** With one alone, nothing of its label is left while it is left out. */
export const LEAST_EXAMPLES = 2;
/** Of one label: five of them take under 2 s to learn. */
export const MOST_EXAMPLES = 100;

/**
 * Reads lines of `label<TAB>sentence`; blank ones are passed over, and of a sentence that comes again
 * under its label the first counts. The first thing that is wrong is told.
 */
export function parseLabelled(text: string): Labelled | Refusal {
  const groups = new Map<string, Set<string>>();
  const examples: Example[] = [];
  let repeated = 0;
  for (const [i, content] of text.split(/\r\n?|\n/).entries()) {
    if (content.trim() === '') continue;
    const line = i + 1;
    const tab = content.indexOf('\t');
    if (tab < 0) return { kind: 'no-tab', line, found: content.trim() };
    const label = content.slice(0, tab).trim();
    const sentence = content.slice(tab + 1).trim();
    if (label === '') return { kind: 'no-label', line, sentence };
    if (sentence === '') return { kind: 'no-sentence', line, label };
    if (!groups.has(label) && groups.size === MOST_LABELS)
      return { kind: 'many-labels', line, label };
    const group = groups.get(label) ?? new Set();
    groups.set(label, group);
    if (group.has(sentence)) {
      repeated++;
      continue;
    }
    if (group.size === MOST_EXAMPLES) return { kind: 'many-examples', line, label };
    group.add(sentence);
    examples.push({ label: [...groups.keys()].indexOf(label), sentence });
  }
  if (groups.size < LEAST_LABELS) return { kind: 'few-labels', found: groups.size };
  for (const [label, { size }] of groups)
    if (size < LEAST_EXAMPLES) return { kind: 'few-examples', label, found: size };
  return { labels: [...groups.keys()], examples, repeated };
}

/** The lines that `parseLabelled` reads. */
export const formatLabelled = ({ labels, examples }: Pick<Labelled, 'labels' | 'examples'>) =>
  examples.map(({ label, sentence }) => `${labels[label]}\t${sentence}\n`).join('');
