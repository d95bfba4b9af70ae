import { resolve } from '$app/paths';

/**
 * The address of a model's folder, beside the page wherever that is served. Only the page knows its
 * own place: the worker is told.
 * @returns absolute, with a slash at its end
 */
export const modelFolder = (name: string): string =>
  new URL(`${resolve('/')}models/${name}/`, location.href).href;
