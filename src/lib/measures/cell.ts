/** Two words: the one that looks (query) and the one looked at (key), by position from 0. */
export interface Cell {
  readonly from: number;
  readonly to: number;
}
