"""What the reference reads: the lecture's sentences, plain ones, and whatever else a visitor may type."""

LONG = (
    "On Saturday morning, before the market opened, Anna walked along the river with her "
    "grandmother, who told her how the old bank had burned down, how the mayor had borrowed money "
    "to build it again, and why nobody ever paid."
)

PARAGRAPH = (
    "Attention lets every word of a sentence look at every other word. For each pair, the model "
    "compares a query with a key, and the better they fit, the more of the other word's value is "
    "mixed in. If the two vectors were simply the words themselves, each word would fit itself "
    "best, and nothing would move. So the model learns two matrices: one turns a word into what it "
    "is looking for, the other into what it has to offer. A bank that asks for water finds "
    "swimming; swimming, which asks for something else, need not find the bank. That is why the "
    "map of a learned head is not the same when it is turned over its diagonal."
)

SENTENCES = [
    "I went swimming with Anna at the bank.",
    "I borrowed money at the bank.",
    "I ate, grandma.",
    "I ate grandma.",
    "The boy went to the park.",
    "The cat sat on the mat because it was tired.",
    "Time flies like an arrow; fruit flies like a banana.",
    "She sells seashells, doesn't she?",
    LONG,
    PARAGRAPH,
    "My flurbnax is zyxomatic: 👩‍👩‍👧 🏊 swam 😀😀 to the bank 🏦.",
    "Na\u00efve caf\u00e9 fianc\u00e9e, S\u00e3o Paulo, \u0141\u00f3d\u017a, \u00c5ngstr\u00f6m, stra\u00dfe.",
    "Nai\u0308ve cafe\u0301 with combining marks, q\u0323\u0307 and \u1ec7.",
    "我在河岸边游泳。 銀行でお金を借りた。 은행에 갔다.",
    "ذهبتُ إلى البنك. הלכתי לבנק, and back again.",
    "See https://example.org/a/b?q=bank&x=1#top or mail anna@example.org!",
    "In 1998, 3.14159 + 2,000,000 = 50% of -7e9 (about \u00bd or 10\u00b2).",
    "<b>bold</b> &amp; <script>alert(\"bank\")</script> <!-- no -->",
    "[CLS] and [SEP] are text, as are [MASK], [PAD] and [UNK].",
    "bank",
    "?!... -- ;:()[]{}",
    "a" + "b" * 110 + " is too long a word, " + "supercalifragilisticexpialidocious is not.",
    "THE BANK OF THE RIVER IS NOT A BANK.",
    "\u039f \u039f\u03b4\u03c5\u03c3\u03c3\u03ad\u03b1\u03c2 \u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3 \u03a3 \u03c2 \u03c3 \u0130stanbul \ufb01sh.",
    "A tab\there,\na new line,\r\n  many   spaces\u00a0and\u3000wide ones.\t",
    "Zero\u200bwidth, soft\u00adhyphen, \ufeffmark and \x07 bell.",
    "\U0001d5ee\U0001d5fb\U0001d5fb\U0001d5ee \u2167 \u24b6 \u216b \u00a9\u00ae\u2122 \u20ac5 \u00a3",
    "",
    "bank bank bank bank bank bank",
    "Who did it? Ben got a loan and Anna went swimming; then Anna was near the bank.",
]
