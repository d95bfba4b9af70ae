import type { AnchorSet } from '../measures/meaning';
import type { words as common } from './en';
import type { words as depends } from './en/depends';
import type { words as classes } from './en/classes';
import type { words as compare } from './en/compare';
import type { words as cuts } from './en/cuts';
import type { words as learn } from './en/learn';
import type { words as offline } from './en/offline';
import type { words as saving } from './en/saving';

/** All that every page says, and Explore; a language is complete when it has this type. */
export type Words = typeof common;
/** What the Compare page says besides. */
export type CompareWords = typeof compare;
/** What the Learn page says besides. */
export type LearnWords = typeof learn;
/** What the panel of causes says besides. */
export type DependsWords = typeof depends;
/** What is said while a figure is saved. */
export type SavingWords = typeof saving;
/** What is said of working without the network. */
export type OfflineWords = typeof offline;
/** What the panel of classes says besides. */
export type ClassWords = typeof classes;

/** What is said of cuts. */
export type CutWords = typeof cuts;

/** The rooms of a language, each loaded alone: a page carries the words that it says and no others. */
interface Language {
  readonly common: () => Promise<{ readonly words: Words }>;
  readonly compare: () => Promise<{ readonly words: CompareWords }>;
  readonly learn: () => Promise<{ readonly words: LearnWords }>;
  readonly saving: () => Promise<{ readonly words: SavingWords }>;
  readonly offline: () => Promise<{ readonly words: OfflineWords }>;
  readonly depends: () => Promise<{ readonly words: DependsWords }>;
  /** Words of two meanings with the sentences that anchor them, the lecture's word first. */
  readonly anchors: () => Promise<{ readonly anchors: readonly AnchorSet[] }>;
  readonly classes: () => Promise<{ readonly words: ClassWords }>;
  readonly cuts: () => Promise<{ readonly words: CutWords }>;
}

const LANGUAGES = {
  en: {
    common: () => import('./en'),
    compare: () => import('./en/compare'),
    learn: () => import('./en/learn'),
    saving: () => import('./en/saving'),
    offline: () => import('./en/offline'),
    depends: () => import('./en/depends'),
    anchors: () => import('./en/anchors'),
    classes: () => import('./en/classes'),
    cuts: () => import('./en/cuts')
  }
} satisfies Readonly<Record<string, Language>>;

/** The language that the pages are built in. */
export const LANGUAGE: keyof typeof LANGUAGES = 'en';

/** The page's language. */
export const language: Language = LANGUAGES[LANGUAGE];
