/** A word, or a unit or formula that is written like one. */
const WORD = /\p{L}{2,}/u;
/** Two words parted by a space, as sentences have them and names, keys and addresses do not. */
const SENTENCE = /\p{L}{2,}\s+(?:\p{L}\s+)*\p{L}{2,}/u;

/** Attributes and properties that a visitor reads or hears. */
const SAID = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'label',
  'placeholder',
  'title'
]);
/** Attributes whose spaces part names for the browser. */
const LISTS = new Set([
  'aria-controls',
  'aria-describedby',
  'aria-labelledby',
  'aria-owns',
  'class',
  'd',
  'media',
  'preserveAspectRatio',
  'rel',
  'sizes',
  'style',
  'transform'
]);
/** Elements whose text is the same in every language. */
const CODE = new Set(['code', 'kbd', 'samp']);
/** Functions that take selectors and media queries. */
const QUERIES = new Set([
  'MediaQuery',
  'closest',
  'matchMedia',
  'matches',
  'querySelector',
  'querySelectorAll'
]);

/**
 * What this rule reads of a syntax tree, of a script's and of Svelte's alike.
 * @typedef {object} Piece
 * @property {string} type
 * @property {Piece | null} [parent]
 * @property {unknown} [value] of literals and Svelte's texts a string, of templates its two spellings
 * @property {string | Piece} [name]
 * @property {Piece} [key]
 * @property {Piece} [callee]
 * @property {Piece} [property]
 * @property {Piece} [expression]
 * @property {Piece} [consequent]
 * @property {Piece} [alternate]
 * @property {Piece} [left]
 * @property {Piece} [right]
 * @property {Piece[]} [quasis]
 * @property {unknown} [directive]
 */

/** @param {Piece | undefined} piece @returns {string} a literal's text or a piece of a template's */
function textOf(piece) {
  const value = piece?.value;
  if (typeof value === 'string') return value;
  return value && typeof value === 'object' && 'cooked' in value ? String(value.cooked) : '';
}

/** @param {Piece | string | undefined} piece @returns {string} */
const nameOf = (piece) =>
  typeof piece === 'string' ? piece : piece ? nameOf(piece.name ?? piece.property) : '';

/**
 * The strings that an expression may come to as it stands.
 * @param {Piece | undefined} expression
 * @returns {Piece[]}
 */
function outcomes(expression) {
  switch (expression?.type) {
    case 'Literal':
      return [expression];
    case 'TemplateLiteral':
      return expression.quasis ?? [];
    case 'ConditionalExpression':
      return [expression.consequent, expression.alternate].flatMap(outcomes);
    case 'LogicalExpression':
      return [expression.left, expression.right].flatMap(outcomes);
    default:
      return [];
  }
}

/** @param {Piece} piece whether it is no sentence for all its spaces */
function forMachines(piece) {
  const parent = piece.type === 'TemplateElement' ? piece.parent?.parent : piece.parent;
  if (!parent) return false;
  if (/^(Import|Export|TSLiteralType)/.test(parent.type) || parent.directive) return true;
  if (/^(Call|New)Expression$/.test(parent.type)) return QUERIES.has(nameOf(parent.callee));
  for (let at = piece.parent; at; at = at.parent) {
    if (at.type === 'SvelteAttribute') return LISTS.has(nameOf(at.key));
  }
  return false;
}

/**
 * Finds what a visitor would read or hear outside src/lib/words: words in the markup of a component
 * and in the attributes that are said, and strings of two words or more anywhere.
 * @type {import('eslint').Rule.RuleModule}
 */
export default {
  meta: {
    type: 'problem',
    docs: { description: 'what a visitor reads or hears is in src/lib/words' },
    messages: { words: '“{{text}}” is for a visitor: say it in src/lib/words.' },
    schema: []
  },
  create(context) {
    /** @type {Set<Piece>} */
    const told = new Set();
    /** @param {Piece} piece @param {RegExp} pattern */
    function check(piece, pattern) {
      const text = textOf(piece);
      if (!pattern.test(text) || told.has(piece)) return;
      told.add(piece);
      const node = /** @type {import('estree').Node} */ (/** @type {unknown} */ (piece));
      context.report({ node, messageId: 'words', data: { text: text.trim() } });
    }
    /** @param {unknown} node */
    function checkString(node) {
      const piece = /** @type {Piece} */ (node);
      if (!forMachines(piece)) check(piece, SENTENCE);
    }
    return {
      /** @param {Piece} piece */
      SvelteText(piece) {
        const within = piece.parent;
        const silent = within?.type === 'SvelteStyleElement' || CODE.has(nameOf(within?.name));
        if (!silent) check(piece, WORD);
      },
      /** @param {Piece} piece */
      SvelteLiteral(piece) {
        const attribute = nameOf(piece.parent?.key);
        if (SAID.has(attribute)) check(piece, WORD);
        else if (!LISTS.has(attribute)) check(piece, SENTENCE);
      },
      /** @param {Piece} piece */
      SvelteMustacheTag(piece) {
        const within = piece.parent;
        const said = within?.type !== 'SvelteAttribute' || SAID.has(nameOf(within.key));
        const styled = /^Svelte.*Directive$/.test(within?.type ?? '');
        if (!said || styled || CODE.has(nameOf(within?.name))) return;
        for (const text of outcomes(piece.expression)) check(text, WORD);
      },
      Literal: checkString,
      TemplateElement: checkString
    };
  }
};
