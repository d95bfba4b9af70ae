import { marked } from '../isolate';

/** Of the run so far, and of looking back. */
export const time = {
  label: 'The run so far',
  senses: 'Right sense, with a distracting clause, on held-out sentences',
  nextWords: 'Next word right, on held-out lines',
  chance: 'chance',
  loss: (steps: number) => `Loss of the next word, mean of ${steps} steps`,
  momentLabel: 'Moment of the run',
  step: (step: number) => `step ${step}`,
  viewing: (step: number, of: number) => `viewing ${step} of ${of}`,
  back: 'return',
  axis: 'step',
  beforeStart: 'Once it has learned, drag on the curves to any moment.',
  drag: 'Drag on the curves: the maps show what the model made of your sentence then (states are kept every 10 steps, fewer in long runs). While it trains, dragging pauses it.'
};

/** Of the learned matrices. */
export const matrices = {
  label: 'What is learned: the matrices',
  heading: 'What is learned: the matrices, nobody tells them what to seek',
  lead: 'Each square is a matrix of 64 × 64 numbers: slate below 0, blue above. At the start they are random. The gradient says which way back-propagation pushes each number next.',
  layer: (layer: number) => `Layer ${layer}`,
  start: 'start',
  now: 'now',
  then: (step: number) => `step ${step}`,
  gradient: 'gradient',
  difference: (when: string) => `${when} − start`,
  figure: (matrix: string, layer: number, when: string) => `${matrix} of layer ${layer}, ${when}`,
  size: (length: string) => `size ${length}`
};

/** Of what they amount to between words. */
export const learned = {
  heading: 'What was learned, in words',
  lead: 'Every word is read alone: its query against every word’s key (q·k ÷ √64), and what its value, handed over whole, adds to each next word’s score (v W_O times the output matrix, less the mean). At the start both are noise. Point at a map above to choose the two words.',
  match: (word: string, value: string) => `${marked(word)} ${value}`,
  query: (word: string, layer: number) =>
    `layer ${layer}: the query of ${marked(word)} matches best`,
  value: (word: string, layer: number) =>
    `layer ${layer}: the value of ${marked(word)} raises most`,
  /** A moment in a map's name; null for now. No name of a button says Start or Step but their own. */
  untrained: 'untrained',
  named: (step: number | null) => (step === null ? 'now' : `after ${step} updates`),
  /** What a saved map says of itself. */
  stamp: (layer: number, when: string) =>
    [
      ['model', 'learned Q, K, V, trained here'],
      ['layer', layer],
      ['moment', when]
    ] as const,
  none: (word: string) => `${marked(word)} is no word of the language`,
  sought: {
    corner: 'query \\ key',
    title: 'rows: queries of ambiguous words · columns: keys of each one’s six cues',
    name: (layer: number, when: string) =>
      `Queries of ambiguous words by keys of cues, layer ${layer}, ${when}`,
    caption: (when: string, own: string, others: string) =>
      `Whom queries seek, ${when}: own cues ${own} on average, all others ${others}`,
    cell: (word: string, cue: string, value: string) =>
      `query of ${marked(word)}, key of ${marked(cue)}: ${value}`
  },
  raised: {
    corner: 'next word \\ value',
    title: 'rows: next words of each ambiguous word · columns: values of the same cues',
    name: (layer: number, when: string) =>
      `Next words by the cues whose values raise them, layer ${layer}, ${when}`,
    caption: (when: string, own: string, others: string) =>
      `What values raise, ${when}: next words of their own sense ${own}, all others ${others}`,
    cell: (word: string, cue: string, value: string) =>
      `value of ${marked(cue)}, next word ${marked(word)}: ${value}`
  }
};
