/** Examples to begin with: two banks, and nothing but the sentence around them to tell which. */
export const ready = {
  river: [
    'The children fished from the bank all afternoon.',
    'We sat on the grassy bank and watched the water.',
    'A heron stood motionless by the muddy bank.',
    'After the storm the stream flooded its bank.',
    'They pulled the canoe up onto the bank.',
    'Willows grow along the bank of the stream.',
    'She slipped on the wet bank and got her feet soaked.',
    'The otter vanished into a hole in the bank.',
    'Ducks were nesting among the reeds on the far bank.',
    'He swam across and climbed the opposite bank.'
  ],
  money: [
    'She opened a savings account at the bank.',
    'The bank refused to give him a loan.',
    'He works as a cashier in a bank downtown.',
    'The bank raised its interest rates again.',
    'I paid the cheque in at the bank this morning.',
    'Their mortgage is with a large bank.',
    'The robbers forced the bank manager to open the vault.',
    'My bank charges a fee for every transfer.',
    'Customers queued outside the bank to withdraw their cash.',
    'The bank sent me a new credit card.'
  ]
};
