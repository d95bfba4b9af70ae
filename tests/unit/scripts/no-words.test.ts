import { RuleTester } from 'eslint';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import { afterAll, describe, it } from 'vitest';
import noWords from '../../../scripts/lint/no-words.js';

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;
Object.assign(RuleTester, { afterAll });

const errors = (...texts: string[]) =>
  texts.map((text) => ({ messageId: 'words', data: { text } }));

const parser = svelte.configs.base.find((config) => config.languageOptions?.parser)!
  .languageOptions!.parser!;
const component = new RuleTester({
  languageOptions: { parser, parserOptions: { parser: ts.parser } }
});
component.run('no-words in a component', noWords, {
  valid: [
    '<p class="wide clay">{say.title} {n}</p>',
    '<p>÷ √d · × 1 = W_Q x</p>',
    '<p><code>npm run trace</code></p>',
    '<p id="{id}-title" aria-describedby="{id}-a {id}-b">{@render children()}</p>',
    '<input type="radio" name="shown" value="pattern" />',
    '<p class={wide ? "wide clay" : "clay"} style:width="{n}px">{labels[0]}</p>',
    '<svg preserveAspectRatio="xMidYMid meet"><path d="M0 0h1" /></svg>',
    '<Strip label={say.strip(from)} tone="river" />',
    '<style>p { font: bold small sans-serif }</style>'
  ],
  invalid: [
    { code: '<p>Table</p>', errors: errors('Table') },
    { code: '<p>{n} of {m}</p>', errors: errors('of') },
    { code: '<p>{#if a}÷{:else}<b>softmax of</b>{/if}</p>', errors: errors('softmax of') },
    { code: '<svelte:head><title>Riverbank</title></svelte:head>', errors: errors('Riverbank') },
    { code: '<p aria-label="layer {n}"></p>', errors: errors('layer') },
    { code: '<p title={n > 1 ? "words" : `word ${n}`}></p>', errors: errors('words', 'word') },
    { code: '<Strip label="z of {from}" />', errors: errors('z of') },
    { code: '<meta content="Type a sentence" />', errors: errors('Type a sentence') },
    { code: '<p>{running ? "Pause" : "Start"}</p>', errors: errors('Pause', 'Start') },
    { code: '<Map describe={() => say("two words")} />', errors: errors('two words') },
    {
      code: '<script lang="ts">const said = `${from} looks at ${to}`;</script>',
      errors: errors('looks at')
    }
  ]
});

const script = new RuleTester({ languageOptions: { parser: ts.parser } });
script.run('no-words in a script', noWords, {
  valid: [
    "import x from './two words';",
    "export * from './two words';",
    "const a: 'two words' = b;",
    "const a = 'text/csv', b = 'sans-serif', c = `mix ${step}`, d = `M${x} ${y}h${width}`;",
    "matchMedia('screen and (min-width: 1px)'); new MediaQuery('only screen');",
    "root.querySelectorAll('figure svg'); `translate(${x} ${y}) rotate(${angle})`;",
    '// a comment of many words'
  ],
  invalid: [
    { code: "const said = 'not yet';", errors: errors('not yet') },
    { code: "throw new Error('No PNG was made.');", errors: errors('No PNG was made.') },
    { code: 'const said = `${own} of all words`;', errors: errors('of all words') },
    { code: "const said = 'größer als';", errors: errors('größer als') }
  ]
});
