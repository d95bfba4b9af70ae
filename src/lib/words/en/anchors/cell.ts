import type { AnchorSet } from '../../../measures/meaning';

export const cell: AnchorSet = {
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
};
