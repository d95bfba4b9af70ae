import type { AnchorSet } from '../../../measures/meaning';

export const mouse: AnchorSet = {
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
};
