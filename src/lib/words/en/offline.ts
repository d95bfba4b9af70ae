import { because } from './errors';
import { megabytes } from './numbers';

const PAGES = {
  not: 'The pages are not kept: they open with the network alone.',
  coming: 'The pages are being kept …',
  failed:
    'The pages are not kept: a file that came was not what this version was built of. The browser tries again when the page is opened again.',
  insecure: 'Nothing can be kept here: browsers keep pages of https addresses and localhost alone.',
  sealed: 'Nothing can be kept here: a browser keeps nothing of a sealed frame.',
  refused:
    'The pages cannot be kept here: this browser keeps none, as in some private windows. They work as long as there is a network.'
};

const NOT_KEPT = {
  full: 'There is no room for it in this browser. What was kept before is kept still, and reading goes on.',
  refused: 'This browser did not keep it. Reading goes on as long as there is a network.'
};

const size = (bytes: number) => (bytes < 1e9 ? megabytes(bytes) : `${(bytes / 1e9).toFixed(1)} GB`);

/** What is said of working without the network; loaded when the first reading is there. */
export const words = {
  button: { not: 'Offline', works: 'Works offline', update: 'New version, offline' },
  title: 'Offline',
  pages: (kept: keyof typeof PAGES | 'kept', bytes: number | null) =>
    kept === 'kept'
      ? `The pages open without the network${bytes === null ? '' : `: ${megabytes(bytes)} are kept`}.`
      : PAGES[kept],
  models: 'Models',
  whole: (bytes: number) => `kept, ${megabytes(bytes)}`,
  part: (bytes: number, of: number) => `${megabytes(bytes)} of ${megabytes(of)} kept`,
  none: (of: number | null) => (of === null ? 'not kept' : `not kept, ${megabytes(of)}`),
  keep: 'Keep',
  keepModel: (title: string) => `Keep for offline: ${title}`,
  keeping: (loaded: number, total: number) =>
    total > 0 ? `${megabytes(loaded)} of ${megabytes(total)}` : 'asking …',
  progress: 'Being kept',
  used: 'A model that was used is kept by itself.',
  room: (usage: number, quota: number) =>
    `This browser grants up to ${size(quota)} here; ${size(usage)} are in use.`,
  lasting: (lasting: boolean) =>
    lasting
      ? 'It clears nothing until you do.'
      : 'It may clear what is kept when the disk is short; it then comes again by the network.',
  declined: 'Nothing is kept here until you ask for it.',
  trouble: (trouble: keyof typeof NOT_KEPT | { error: Error }) =>
    typeof trouble === 'string'
      ? NOT_KEPT[trouble]
      : `It did not all come${because(trouble.error)}. What has come is kept.`,
  update: {
    waiting:
      'A new version of this page is here. It opens by itself once every tab of it is closed.',
    take: 'Take it now',
    taken: 'A new version was taken in another tab. This one is still the version before.',
    reload: 'Load this tab again'
  },
  remove: 'Remove all that is kept',
  sure: 'Remove pages and models from this browser? What you typed and your examples stay.',
  yes: 'Remove',
  no: 'Leave it',
  close: 'Close'
};
