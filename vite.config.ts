import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { alias } from './scripts/build/stubs.mjs';

/**
 * What of the worker is loaded when it is asked for: training, learning classes, what depends on what,
 * what the lesson asks, long texts, tokenizers of older folders, models that come whole.
 */
const LATE = [
  'learning/',
  'engine/(classroom|exam|lockstep|matrix-views|moments)[.]ts',
  'engine/(classifying|embeddings|hidden-states|pace)[.]ts',
  'engine/kept/(names|put|store)[.]ts',
  'engine/(anchor-vectors|effects|given-weights|parts|readout|without)[.]ts',
  'engine/(long-text|whole-model)[.]ts',
  'checkpoint/(checkpoint|memory|read-all|to-float16|write)[.]ts',
  'measures/(compared|core|effects|meaning|pair|similarity)[.]ts',
  'tokenizer/(merge-added|overrule|whole-word)[.]ts',
  'transformer/(head-weights|some-rows)[.]ts'
];
/** All else that it runs, but its own file. */
const SHARED = new RegExp(`^(?!.*/src/lib/(engine/worker[.]ts|${LATE.join('|')}))`);

/**
 * What the pages that read texts begin with; what it imports goes along. Left to itself each set of
 * pages has a chunk of what it alone shares, and small ones compress worse: 4 kB of script before the
 * first reading.
 */
const BEGINS =
  /\/src\/lib\/(engine\/pack|measures\/(catalogue|contributions|ledger)|words\/en\/numbers|figures\/(HeatMap|Save|Sentence|ValuesTable|picking\.svelte|token-at)|panels\/(Below|CopyLink|LongLink|ModelLine|Notice|ProposalMap|SiteHeader|notice|place|proposals)|state\/(app\.svelte|focus|keep-address|lecture|model|on-demand|reading|session))\./;

/**
 * Small things that the pages of the lesson share: each chunk that a page loads is named in the script
 * that every page begins with. What loads others by `import()` is not among them, nor what Explore has
 * too: it would bring the lesson along.
 */
const LESSON =
  /\/src\/lib\/(panels\/lesson\/(Go|LinkButton|hrefs)|state\/paging|lesson\/(names|elsewhere))\./;

export default defineConfig({
  plugins: [sveltekit()],
  resolve: { alias },
  worker: {
    format: 'es',
    // Licences are in static/notices.txt, once, instead of in every chunk.
    rolldownOptions: {
      output: {
        comments: { legal: false },
        // What the worker and its late parts share lies beside all. A chunk that imports the worker's
        // own file makes WebKit run that a second time, with a second TensorFlow.js.
        codeSplitting: { groups: [{ name: 'shared', test: SHARED }] }
      }
    }
  },
  build: {
    target: 'es2022',
    // The first with light-dark(), which drawings use in attributes too: rewritten for older ones, styles
    // would no longer follow a `color-scheme` that is set by script.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    // What comes late asks for its own parts as it comes: their names, listed ahead, were 1 kB of script
    // before the first reading. Styles are listed, as nothing else asks for them.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, names) => names.filter((name) => name.endsWith('.css'))
    },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'begins', test: BEGINS, priority: 1 },
            { name: 'lesson', test: LESSON }
          ]
        }
      }
    }
  }
});
