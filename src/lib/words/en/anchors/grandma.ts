import type { AnchorSet } from '../../../measures/meaning';

export const grandma: AnchorSet = {
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
};
