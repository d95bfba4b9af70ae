import type { AnchorSet } from '../../../measures/meaning';

export const star: AnchorSet = {
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
};
