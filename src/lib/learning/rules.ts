/** One of the two things that an ambiguous word may mean. */
export interface Sense {
  readonly name: string;
  /** What says so, one for each verb of the word. */
  readonly cues: readonly string[];
  /** How a sentence about it goes on; no first word is shared with the other sense. */
  readonly endings: readonly string[];
}

/** A word that only the rest of the sentence explains. */
export interface Ambiguous {
  readonly word: string;
  /** What stands between the rest of the sentence and the word. */
  readonly link: string;
  /** Both senses share their verbs: the verb alone gives nothing away. */
  readonly verbs: readonly string[];
  readonly senses: readonly [Sense, Sense];
}

/** word, link, verbs, then for each sense: name, cues in the order of the verbs, endings. */
const entry = (
  word: string,
  link: string,
  verbs: readonly string[],
  first: readonly [string, readonly string[], readonly string[]],
  second: readonly [string, readonly string[], readonly string[]]
): Ambiguous => {
  const sense = ([name, cues, endings]: typeof first): Sense => ({ name, cues, endings });
  return { word, link, verbs, senses: [sense(first), sense(second)] };
};

/**
 * The language's ambiguous words. "ben went swimming at the bank …" goes on "beside the water",
 * "ben went borrowing at the bank …" goes on "behind the counter".
 */
// prettier-ignore
export const AMBIGUOUS: readonly Ambiguous[] = [
  entry('bank', 'at the', ['went', 'borrowed', 'got'],
    ['river', ['swimming', 'a boat', 'a fish'], ['beside the water', 'under the willows']],
    ['money', ['borrowing', 'money', 'a loan'], ['behind the counter', 'before it closed']]),
  entry('bat', 'near the', ['went', 'saw', 'lost'],
    ['animal', ['caving', 'the moon', 'a lamp'], ['hanging upside down', 'flying at night']],
    ['stick', ['training', 'a game', 'a ball'], ['made of wood', 'leaning on the fence']]),
  entry('ring', 'near the', ['went', 'saw', 'wanted'],
    ['jewel', ['dancing', 'a bride', 'a wedding'], ['made of gold', 'shining in a box']],
    ['boxing', ['boxing', 'a fight', 'a trainer'], ['full of sweat', 'surrounded by ropes']]),
  entry('seal', 'near the', ['went', 'found', 'touched'],
    ['animal', ['diving', 'an oyster', 'ice'], ['catching a fish', 'lying in the sun']],
    ['stamp', ['writing', 'a letter', 'paper'], ['pressed into wax', 'signed by the king']]),
  entry('crane', 'near the', ['went', 'found', 'saw'],
    ['bird', ['birding', 'a nest', 'a feather'], ['standing on one leg', 'feeding its young']],
    ['machine', ['building', 'a brick', 'a tower'], ['lifting steel', 'loading a truck']]),
  entry('match', 'before the', ['went', 'bought', 'wanted'],
    ['flame', ['camping', 'a candle', 'a fire'], ['burned out', 'lit the tent']],
    ['sport', ['cheering', 'a ticket', 'a goal'], ['ended in a draw', 'started late']]),
  entry('trunk', 'near the', ['went', 'found', 'lost'],
    ['tree', ['climbing', 'a leaf', 'a branch'], ['covered with moss', 'growing tall']],
    ['box', ['packing', 'a coat', 'a key'], ['filled with clothes', 'locked for years']]),
  entry('mouse', 'near the', ['bought', 'saw', 'touched'],
    ['animal', ['cheese', 'a cat', 'a trap'], ['eating crumbs', 'hiding in a hole']],
    ['computer', ['a laptop', 'a screen', 'a keyboard'], ['plugged into a cable', 'clicking on a link']]),
  entry('club', 'at the', ['went', 'wanted', 'heard'],
    ['night', ['partying', 'a drink', 'music'], ['until midnight', 'with loud people']],
    ['golf', ['golfing', 'a lawn', 'birds'], ['beside the ninth hole', 'along the lake']]),
  entry('court', 'at the', ['went', 'lost', 'saw'],
    ['tennis', ['playing', 'a racket', 'a net'], ['covered with clay', 'behind the gym']],
    ['law', ['testifying', 'a trial', 'a judge'], ['facing the jury', 'after the verdict']]),
  entry('star', 'near the', ['went', 'saw', 'bought'],
    ['sky', ['stargazing', 'a comet', 'a telescope'], ['above the mountain', 'shining in the dark']],
    ['film', ['acting', 'a film', 'a costume'], ['signing a photo', 'smiling at the crowd']]),
  entry('plant', 'near the', ['went', 'wanted', 'found'],
    ['flower', ['gardening', 'seeds', 'soil'], ['growing in a pot', 'needing rain']],
    ['factory', ['working', 'a job', 'an engine'], ['making cars', 'run by robots']])
];

/** Who does it. */
// prettier-ignore
export const PEOPLE = ['i', 'anna', 'ben', 'grandma', 'maria', 'tom', 'the boy', 'the girl', 'the teacher', 'my father'];

/** Who comes along; they never say which sense is meant. */
export const COMPANIONS = ['with anna', 'with ben', 'with a friend', 'with the children', 'alone'];

/** When it was. */
export const TIMES = ['yesterday', 'today', 'last summer', 'on monday', 'in the morning'];

/** How a clause about somebody else begins. */
export const LEADS = ['while', 'after', 'before'];

/** What somebody else did that says nothing about either sense. */
// prettier-ignore
export const NEUTRAL = ['ate', 'slept', 'went to the park', 'went home', 'stayed at school'];

/** The lecture's sentences about grandma and the park, said now and then as they are. */
export const SAYINGS = ['i ate , grandma .', 'i ate grandma .', 'the boy went to the park .'];
