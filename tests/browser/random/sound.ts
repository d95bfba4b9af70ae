import type { Page } from '@playwright/test';

/** What a page never shows: a number that is none, or a value that was taken for a text. */
const NO_NUMBER = /\b(NaN|undefined|null|Infinity)\b|\[object/;

/** What is wrong with a page as it stands; empty where nothing is, whatever it is busy with. */
export const unsound = (page: Page): Promise<string[]> =>
  page.evaluate((source) => {
    const wrong = new RegExp(source);
    const found: string[] = [];
    const report = (what: string, where: string) => found.push(`${what}: ${where.slice(0, 120)}`);
    const said = document.body.innerText.split('\n').find((line) => wrong.test(line));
    if (said !== undefined) report('text', said);
    // What is typed stands in no attribute but a link's.
    const all = [...document.body.querySelectorAll('*')];
    for (const element of all) {
      for (const { name, value } of element.attributes) {
        if (name !== 'href' && wrong.test(value.replace(/(NaN|undefined)/g, ' $1 ')))
          report(`${element.tagName} ${name}`, value);
      }
    }
    const ids = all.flatMap(({ id }) => (id ? [id] : []));
    const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
    if (twice.length > 0) report('id twice', twice.join(' '));
    for (const kind of ['aria-describedby', 'aria-labelledby', 'aria-activedescendant']) {
      for (const element of document.querySelectorAll(`[${kind}]`)) {
        const nowhere = element
          .getAttribute(kind)!
          .split(' ')
          .filter((id) => !document.getElementById(id));
        if (nowhere.length > 0) report(kind, nowhere.join(' '));
      }
    }
    const { scrollWidth } = document.documentElement;
    if (scrollWidth > innerWidth) {
      const wide = all.filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
      const names = wide.map(({ tagName, className }) => `${tagName} ${className}`);
      report(`${scrollWidth - innerWidth} px too wide`, names.slice(0, 5).join(', '));
    }
    // Of the lesson's pages some are a list or questions. The address is ahead of a page that goes.
    const lesson = document.querySelector('nav a[href*="lesson"][aria-current]') !== null;
    const more = ['h2', 'textarea', 'header select, .controls select'];
    for (const part of lesson ? ['h1'] : ['h1', ...more])
      if (!document.querySelector(part)) report('missing', part);
    return found;
  }, NO_NUMBER.source);

/** What is missing or of two minds on a page that has come to rest. */
export const incoherent = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    // What stands below the first picture follows a frame or two after it.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    const found: string[] = [];
    const same = (what: string, a: unknown, b: unknown) => {
      if (String(a) !== String(b)) found.push(`${what}: ${a} where ${b} belongs`);
    };
    const text = (selector: string) => document.querySelector(selector)?.textContent ?? '';
    const count = (selector: string) => document.querySelectorAll(selector).length;
    const maps = [...document.querySelectorAll('[role=figure]:has(> .grid svg)')];
    const sizes = new Set(maps.map((map) => map.querySelector('.grid')!.ariaRowCount));
    if (document.querySelector('.tokens')) {
      const [, layers, heads] = /(\d+) layers × (\d+) head/.exec(text('header')) ?? [];
      same('maps of the overview', count('.overview [role=gridcell]'), +layers * (+heads + 1));
      same('proposals', maps.length, 2);
      const special = document.querySelector<HTMLInputElement>('.settings [type=checkbox]');
      const hidden = special?.checked === false ? ':not(.special)' : '';
      const shown = count(`.tokens li${hidden}`) || count('.tokens li');
      same('words of the maps', [...sizes], [shown]);
      // One that is pointed at says a number of its own.
      const strips = [...document.querySelectorAll('.number .strip')].flatMap(
        ({ textContent }) => /(\d+) numbers/.exec(textContent)?.[1] ?? []
      );
      const [, one, all] =
        /= (\d+) numbers|z has (\d+) numbers/.exec(text('.both:has(> .row)')) ?? [];
      const width = Number(one ?? all);
      const lengths = new Set([width, width / Number(heads)].map(String));
      const strange = strips.filter((length) => !lengths.has(length));
      same('lengths of vectors', strange, []);
    } else {
      const [layers, , learners] = [
        ...document.querySelectorAll<HTMLSelectElement>('.controls select')
      ].map(({ value }) => value);
      same('learners', count('article'), learners);
      same('maps of the learners', maps.length, +layers * +learners);
      same('sizes of the maps', sizes.size, 1);
      const layered = [...document.querySelectorAll('section:has(> h3)')];
      same('matrices of layers', layered.length > 0, true);
      for (const section of layered)
        same(`layers of “${section.ariaLabel}”`, section.querySelectorAll('h3').length, layers);
    }
    return found;
  });
