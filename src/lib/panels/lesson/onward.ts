/** The way on: where it leads and what its button says. */
export interface Onward {
  readonly href: string;
  readonly label: string;
}
