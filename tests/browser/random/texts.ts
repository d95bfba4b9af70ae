import type { Random } from '../../../src/lib/learning/random';
import { RIVERBANK, textOfTokens } from '../page';

/** What a visitor may well type. */
const ORDINARY = [
  RIVERBANK,
  'I borrowed money at the bank.',
  'the old boat left the bank',
  'ben went swimming with ann at the bank',
  'I ate, grandma.',
  'pangolins swim, unbelievable!',
  'a',
  '20°C × 3 → £10 Acme™',
  '银行在河边 東京の川'
];

/** What breaks pages that take text for granted; none of it spells a number that is not one. */
const HOSTILE = [
  'הלכתי לבנק ליד הנהר',
  'ذهبت إلى البنك، على ضفة النهر',
  'a\u202Eb\u2066c bank\u2069',
  '👩‍👩‍👧‍👦 🏳️‍🌈 bank 👍🏽',
  'bank \uD83D river \uDE00',
  'bank\0 of\0the river',
  'the bank\rof the river\r\nand the boat\nleft',
  '<script>document.body.remove()</script> <b>bank</b> &amp; {bank} ${bank}',
  '[CLS] [SEP] [UNK] [PAD] ##ing',
  'bank\uFFFE river\uFFFF \u0001\u0008',
  `Z\u0351\u036B\u0343\u036A\u0302a\u0301\u0301\u0301 e\u0301 ${'\u0301'.repeat(40)}`,
  'w'.repeat(3000),
  '\u200B\u200D\uFEFF',
  '',
  ' \n\t ',
  textOfTokens(130),
  textOfTokens(602)
];

/** A text of either kind, ordinary ones twice as often. */
export const anyText = (random: Random): string =>
  random.pick(random.below(3) === 0 ? HOSTILE : ORDINARY);

const SPANISH = ['el perro come carne en el jardín .', 'el gato come pescado en la casa .'];
/** What Learn may be given to learn from: enough, too little, or anything. */
export const anyLines = (random: Random): string =>
  random.pick([SPANISH.join('\n').concat('\n').repeat(20), 'hola', anyText(random)]);
