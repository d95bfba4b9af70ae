/** All that saving a figure takes. */
export type Kit = typeof import('./drawing');

/** Makes a figure's picture that needs nothing of the page. */
export type Draw = (kit: Kit) => SVGSVGElement;
