import { summariseMap } from '../../measures/summary';
import type { Picture } from '../../state/picture';
import type { Trace } from '../../transformer/trace';

/**
 * A picture of another layer or head, or of the sentence read with cuts: all that the pair's panels draw
 * of a map follows from the trace.
 */
export function pictureOf(picture: Picture, trace: Trace, layer: number, head: number): Picture {
  const { dotProduct, heads, input } = trace.layers[layer - 1];
  const two = heads[head - 1];
  const summary = picture.reading.summary.map((one, l) =>
    l === layer - 1
      ? {
          ...one,
          maps: one.maps.map((map, h) => (h === head ? summariseMap(two, trace.tokens) : map))
        }
      : one
  );
  return {
    ...picture,
    layer,
    head,
    input,
    one: dotProduct,
    two,
    mixed: two,
    uncut: null,
    before: null,
    reading: { ...picture.reading, trace, summary },
    view: { ...picture.view, layer, head, blend: 1 }
  };
}
