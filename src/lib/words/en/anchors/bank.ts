import type { AnchorSet } from '../../../measures/meaning';

export const bank: AnchorSet = {
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
};
