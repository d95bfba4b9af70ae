import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import noWords from './scripts/lint/no-words.js';
import svelteConfig from './svelte.config.js';

/** Which folders of src/lib a folder may not import: the walls of the house (docs/architecture.md). */
const pageless = ['svelte', 'svelte/*', '$app/*', '$env/*'];
const folders = {
  transformer: ['checkpoint', 'learning', 'measures', 'engine', 'state', 'figures', 'words'],
  checkpoint: ['tokenizer', 'learning', 'measures', 'engine', 'state', 'figures', 'words'],
  tokenizer: [
    'transformer',
    'checkpoint',
    'learning',
    'measures',
    'engine',
    'state',
    'figures',
    'words'
  ],
  learning: ['engine', 'state', 'figures', 'words'],
  measures: ['checkpoint', 'tokenizer', 'learning', 'engine', 'state', 'figures', 'words'],
  engine: ['state', 'figures', 'words'],
  figures: ['engine', 'state', 'checkpoint', 'learning']
};
/** @param {string} folder */
const inside = (folder) => [
  `**/lib/${folder}/**`,
  `$lib/${folder}/**`,
  `../${folder}/**`,
  `../../${folder}/**`
];
const walls = Object.entries(folders).map(([folder, others]) => ({
  files: [`src/lib/${folder}/**`],
  rules: {
    'no-restricted-imports': /** @type {['error', object]} */ ([
      'error',
      {
        patterns: [
          {
            group: others.flatMap(inside),
            message: `src/lib/${folder} must not know this folder.`
          },
          ...(['engine', 'figures'].includes(folder)
            ? []
            : [{ group: pageless, message: `src/lib/${folder} runs without a page.` }])
        ]
      }
    ])
  }
}));

/** Rooms that hold no word that a visitor reads or hears: those are in src/lib/words. */
const wordless = ['src/lib/figures/**'];

export default ts.config(
  { ignores: ['.svelte-kit/', 'build/', '.builds/', 'node_modules/', 'test-results/', 'static/'] },
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
  ...walls
);
