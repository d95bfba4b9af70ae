import { because } from './errors';

/** What is said while a figure is saved; loaded with that alone. */
export const words = {
  dialog: (name: string) => `Save: ${name}`,
  preview: 'As it will be saved',
  ground: 'Ground',
  grounds: { white: 'white', dark: 'dark', transparent: 'transparent (dark words)' },
  as: (kind: string, name: string) => `Save as ${kind}: ${name}`,
  failed: (kind: string, error: unknown) =>
    `No ${kind} file was made${because(error)}. Try again, or save it as another kind.`,
  noPreview: (error: unknown) => `The picture could not be drawn${because(error)}.`,
  close: 'Close'
};
