import type { Theme } from './ground';

/** All that saving a figure takes. */
export type Kit = typeof import('./drawing');

/** Makes a figure's picture that needs nothing of the page, in the colours of one theme. */
export type Draw = (kit: Kit, theme: Theme) => SVGSVGElement;
