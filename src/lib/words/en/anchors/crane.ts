import type { AnchorSet } from '../../../measures/meaning';

/** Its meanings do not part: too few anchors fall on their own side in any layer. Kept to show that. */
export const crane: AnchorSet = {
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
};
