import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import noWords from './scripts/lint/no-words.js';
import svelteConfig from './svelte.config.js';

/** Which folders of src/lib a room may not import: the walls of the house (docs/architecture.md). */
const pageless = ['svelte', 'svelte/*', '$app/*', '$env/*'];
const page = ['lesson', 'engine', 'state', 'figures', 'panels'];
const folders = {
  transformer: ['checkpoint', 'learning', 'measures', 'words', ...page],
  checkpoint: ['learning', 'measures', 'words', ...page],
  tokenizer: ['transformer', 'checkpoint', 'learning', 'measures', 'words', ...page],
  learning: ['words', ...page],
  measures: ['checkpoint', 'tokenizer', 'learning', 'words', ...page],
  lesson: ['checkpoint', 'words', 'state', 'figures', 'panels'],
  engine: ['lesson', 'state', 'figures', 'panels', 'words'],
  state: ['figures', 'panels', 'words'],
  figures: ['engine', 'state', 'panels', 'checkpoint', 'learning', 'words/en'],
  panels: ['checkpoint', 'words/en'],
  words: ['panels'],
  routes: ['checkpoint', 'tokenizer', 'learning', 'figures', 'words/en']
};
/** Rooms of the page; the others run alike in the worker, in Node and while the page is built. */
const paged = ['engine', 'state', 'figures', 'panels', 'words', 'routes'];
/** @param {string} folder */
const inside = (folder) => [
  `**/lib/${folder}/**`,
  `$lib/${folder}/**`,
  `../${folder}/**`,
  `../../${folder}/**`
];
const walls = Object.entries(folders).map(([folder, others]) => ({
  files: [folder === 'routes' ? 'src/routes/**' : `src/lib/${folder}/**`],
  rules: {
    'no-restricted-imports': /** @type {['error', object]} */ ([
      'error',
      {
        patterns: [
          {
            group: others.flatMap(inside),
            message: `${folder} must not know this room.`
          },
          ...(paged.includes(folder)
            ? []
            : [{ group: pageless, message: `${folder} runs without a page.` }])
        ]
      }
    ])
  }
}));

/** A language is loaded alone: it brings nothing of another room that runs. */
const typesOnly = {
  files: ['src/lib/words/**'],
  rules: {
    '@typescript-eslint/no-restricted-imports': /** @type {['error', object]} */ ([
      'error',
      {
        patterns: [
          {
            group: Object.keys(folders)
              .filter((folder) => folder !== 'words')
              .flatMap(inside),
            allowTypeImports: true,
            message: 'words takes types from other rooms, and nothing that runs.'
          }
        ]
      }
    ])
  }
};

/** Rooms that hold no word that a visitor reads or hears: those are in src/lib/words. */
const wordless = [
  ...['figures', 'panels', 'state', 'engine'].map((folder) => `src/lib/${folder}/**`),
  'src/routes/**'
];

export default ts.config(
  { ignores: ['.svelte-kit/', 'build/', '.builds/', 'node_modules/', 'test-results/', 'static/'] },
  // AssemblyScript, which is TypeScript to the eye alone.
  { ignores: ['src/lib/transformer/kernel/assembly/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      'no-undef': 'off',
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'svelte/no-navigation-without-resolve': 'off'
    }
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig }
    }
  },
  {
    files: wordless,
    plugins: { riverbank: { rules: { 'no-words': noWords } } },
    rules: { 'riverbank/no-words': 'error' }
  },
  { files: ['scripts/**', 'tests/**'], rules: { 'no-console': 'off' } },
  ...walls,
  typesOnly
);
