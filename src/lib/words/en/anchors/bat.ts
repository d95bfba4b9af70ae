import type { AnchorSet } from '../../../measures/meaning';

export const bat: AnchorSet = {
  word: 'bat',
  meanings: [
    {
      name: 'animal',
      sentences: [
        'A small bat flew out of the cave at night.',
        'The children saw a bat hanging from the roof.',
        'With its wings spread, the bat caught a moth.',
        'In the dark attic a bat was sleeping.'
      ]
    },
    {
      name: 'sport',
      sentences: [
        'He swung the bat and hit the ball.',
        'The player broke his wooden bat in the second inning.',
        'She took her bat and walked to the plate.',
        'For the baseball game I bought a new bat today.'
      ]
    }
  ],
  neutral: 'I saw the bat.',
  examples: ['At night a bat flew over the house.', 'He hit the ball with his bat.']
};
