/** What the figures say, whatever page they stand on. */
export const table = (name: string) => `Table: ${name}`;
