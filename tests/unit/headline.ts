/** What the page says of the riverbank sentence; both the engine in Node and the page have to. */
export const RIVERBANK_HEADLINE =
  'Of the ten largest weights that bank gives, none moves it by more than 0.01: nine go to [CLS]. What most moves it is swimming: muted in layer 6, head 7 (weight 0.32), bank moves 0.08 towards money.';
