import type { AnchorSet } from '../../measures/meaning';

/**
 * Words of two meanings, each with sentences that anchor it; tests/unit/measures/anchors.test.ts
 * holds which of them prove themselves in MiniLM.
 */
export const anchors: readonly AnchorSet[] = [
  {
    word: 'bank',
    meanings: [
      {
        name: 'river',
        sentences: [
          'We sat on the grassy bank and watched the river.',
          'The boat drifted to the muddy bank of the stream.',
          'Ducks nested along the bank by the water.',
          'He fished from the bank all afternoon.'
        ]
      },
      {
        name: 'money',
        sentences: [
          'She opened an account at the bank.',
          'The bank raised its interest rates.',
          'He borrowed money from the bank.',
          'The bank approved my loan.'
        ]
      }
    ],
    neutral: 'I went to the bank.',
    examples: ['I went swimming with Anna at the bank.', 'I borrowed money at the bank.']
  },
  {
    word: 'grandma',
    meanings: [
      {
        name: 'spoken to',
        sentences: [
          'Good night, grandma, sleep well.',
          'Come here, grandma, and sit down.',
          'I finished my homework, grandma.',
          'Hello, grandma, it is me.'
        ]
      },
      {
        name: 'spoken of',
        sentences: [
          'They took grandma to the hospital.',
          'The wolf swallowed grandma in one bite.',
          'Yesterday my brother hugged grandma.',
          'We drove grandma home after lunch.'
        ]
      }
    ],
    neutral: 'This is grandma.',
    examples: ['I ate, grandma.', 'I ate grandma.']
  },
  {
    word: 'star',
    meanings: [
      {
        name: 'sky',
        sentences: [
          'The brightest star in the sky is Sirius.',
          'A star exploded in a distant galaxy.',
          'Through the telescope we saw a star above the moon.',
          'Our sun is a star like many others.'
        ]
      },
      {
        name: 'stage',
        sentences: [
          'The movie star signed autographs for fans.',
          'She became a star after her first film.',
          'The rock star sang on the stage.',
          'Hollywood gave the star another leading role.'
        ]
      }
    ],
    neutral: 'I saw a star.',
    examples: ['At night a star shone in the sky.', 'The star of the film won an award.']
  },
  {
    word: 'spring',
    meanings: [
      {
        name: 'season',
        sentences: [
          'The flowers bloom in spring when it gets warm.',
          'Every spring the birds return from the south.',
          'After a long winter, spring came with rain.',
          'We plant tomatoes in the spring of each year.'
        ]
      },
      {
        name: 'coil',
        sentences: [
          'The metal spring in the mattress was broken.',
          'He pressed the spring until it snapped back.',
          'A coiled spring pushes the valve shut.',
          'The clock stopped because its spring was worn.'
        ]
      }
    ],
    neutral: 'I like the spring.',
    examples: ['In spring the trees turn green.', 'The steel spring of the lock was bent.']
  },
  {
    word: 'cell',
    meanings: [
      {
        name: 'body',
        sentences: [
          'The cell divides and copies its DNA.',
          'Every cell in the body needs oxygen.',
          'Under the microscope we saw a cell and its nucleus.',
          'A virus entered the cell through its membrane.'
        ]
      },
      {
        name: 'prison',
        sentences: [
          'The prisoner sat in his cell all night.',
          'Guards locked the cell and left.',
          'He shared a cell with a thief.',
          'The jail put her in a small cell without windows.'
        ]
      }
    ],
    neutral: 'I saw the cell.',
    examples: ['The blood cell carries oxygen.', 'The guard opened the cell and freed him.']
  },
  {
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
  },
  {
    word: 'mouse',
    meanings: [
      {
        name: 'animal',
        sentences: [
          'The cat chased a mouse across the kitchen.',
          'A mouse ate the cheese in the trap.',
          'We heard a little mouse in the wall.',
          'The owl caught the mouse in the field.'
        ]
      },
      {
        name: 'computer',
        sentences: [
          'Click the mouse twice to open the file.',
          'My computer needs a new mouse and keyboard.',
          'She moved the mouse to the corner of the screen.',
          'The wireless mouse ran out of battery.'
        ]
      }
    ],
    neutral: 'I have a mouse.',
    examples: ['The cat ate the mouse.', 'I clicked the button with the mouse.']
  },
  // Its meanings do not part: too few anchors fall on their own side in any layer. Kept to show that.
  {
    word: 'crane',
    meanings: [
      {
        name: 'bird',
        sentences: [
          'A white crane stood in the shallow lake.',
          'The crane flew south with its flock.',
          'We watched a crane catching fish in the marsh.',
          'In spring the crane builds its nest.'
        ]
      },
      {
        name: 'machine',
        sentences: [
          'The crane lifted steel beams to the roof.',
          'A tall crane stood over the building site.',
          'The driver of the crane lowered the container.',
          'Workers used a crane to move the heavy load.'
        ]
      }
    ],
    neutral: 'I saw the crane.',
    examples: ['The crane spread its wings and flew away.', 'The crane lifted the concrete wall.']
  }
];
