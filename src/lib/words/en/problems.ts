import { errorSentence } from './errors';
import { count } from './numbers';

/** What is said when something is not as it should be, and what to do about it. */
export const blank = 'Type a sentence above: the model reads it as you type.';

export const tooLong = (all: number, limit: number, exact: boolean) =>
  `This text has ${exact ? '' : 'over '}${count(all)} tokens; the model reads the first ${limit}. The mark shows where it stopped.`;

export const noSimd = 'This browser has no WebAssembly SIMD, so readings take about twice as long.';

export const crashed = 'The model stopped and was started again; the text is being read anew.';

export const tryAgain = 'Try again';

/** Why there is no model: what went wrong, or an engine that crashed too often. */
export function loading(failure: { error: Error } | { crashedOften: true }): string {
  if ('crashedOften' in failure)
    return 'The model keeps stopping on this machine. Reload the page to try once more.';
  const { error } = failure;
  const said = errorSentence(error);
  return LOADING[error.name]?.(said) ?? `The model did not load: ${said}`;
}

const LOADING: Readonly<Record<string, (said: string) => string>> = {
  DownloadError: (said) => `The download stopped half-way: ${said} What has come is kept.`,
  MissingFileError: (said) => `A file of the model is missing: ${said}`,
  CorruptFileError: (said) => `A file of the model is damaged: ${said}`,
  UnsupportedModelError: (said) => `This model is of another kind: ${said}`,
  SealedError: (said) => said,
  BackendError: (said) => `The model cannot run here: ${said}`
};

export const sealed =
  'Nothing can be read here: the browser lets no model start in a sealed frame or in a file that was opened. It does where this page stands in a tab of its own:';

export const unread = (error: Error) =>
  `This text was not read: ${errorSentence(error)} Change it and it is read again.`;

/** Cuts that fell away by themselves. */
export const cutsGone = (cuts: number) =>
  `${cuts === 1 ? 'One cut' : `${cuts} cuts`} fell away: this text or model has not what it names, or a word would be left nothing to look at.`;

export const textElsewhere =
  'The text of this link was too long for an address and stayed in the tab where it was typed; the lecture’s sentence is shown instead.';

export const modelElsewhere =
  'This link asks for a model that was trained in another tab and is not here. The text is kept and read with MiniLM: choose another model above, or train one on Learn.';

export const longLink = 'This text is too long for a link: the address leaves it out.';
export const saveText = 'Save the text as a file';
