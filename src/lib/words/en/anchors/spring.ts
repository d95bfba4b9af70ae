import type { AnchorSet } from '../../../measures/meaning';

export const spring: AnchorSet = {
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
};
