import type { Token } from '../tokenizer/token';
import { formatCut } from './cuts';
import {
  isMasked,
  row,
  type Attention,
  type Mask,
  type Matrix,
  type Output,
  type Trace
} from './trace';

/** What of a trace can be written; `pattern` and the like without a list mean all of them. */
export const TENSORS = ['pattern', 'scores', 'q', 'k', 'v', 'hidden'] as const;
export type TensorName = (typeof TENSORS)[number];

/** The name and version of the written form. */
const TRACE_FORMAT = 'riverbank-trace/1';

/**
 * A trace as plain values for JSON, docs/trace.md's "riverbank-trace/1". A masked score is
 * null: minus infinity to the softmax, for which JSON has no other word.
 * @param beforeStop what comes next before the mark that ends the sentence; null where none does
 */
export function traceToJson(
  trace: Trace,
  wanted: readonly TensorName[] = TENSORS,
  beforeStop: Output | null = null
) {
  const has = (name: TensorName) => wanted.includes(name);
  const only = (name: TensorName, matrix: Matrix) =>
    has(name) ? { [name]: matrixToJson(matrix) } : {};
  const { name, sha256, nLayers, nHeads, dModel, dHead } = trace.model;
  const attention = ({ scores, pattern, mask }: Attention) => ({
    ...(has('scores') ? { scores: matrixToJson(scores, mask) } : {}),
    ...only('pattern', pattern)
  });
  return {
    format: TRACE_FORMAT,
    model: { name, sha256, nLayers, nHeads, dModel, dHead },
    text: trace.text,
    cuts: trace.cuts.map(formatCut),
    tokens: trace.tokens.map(tokenToJson),
    ...(has('hidden') ? { hidden: trace.hidden.map((matrix) => matrixToJson(matrix)) } : {}),
    layers: trace.layers.map((layer) => ({
      dotProduct: attention(layer.dotProduct),
      heads: layer.heads.map((head) => ({
        ...only('q', head.q),
        ...only('k', head.k),
        ...only('v', head.v),
        ...attention(head)
      }))
    })),
    output:
      'sentence' in trace.output
        ? { sentence: [...trace.output.sentence].map(shortest) }
        : {
            next: trace.output.next,
            ...(beforeStop && 'next' in beforeStop ? { nextBeforeStop: beforeStop.next } : {})
          }
  };
}

/** What the written form has of a token, which knows more of itself. */
const tokenToJson = ({ text, id, start, end, special }: Token) => ({
  text,
  id,
  start,
  end,
  special
});

function matrixToJson(matrix: Matrix, mask: Mask = null): (number | null)[][] {
  return Array.from({ length: matrix.rows }, (_, i) =>
    Array.from(row(matrix, i), (value, j) =>
      isMasked(mask, matrix.columns, i, j) ? null : shortest(value)
    )
  );
}

/** The float32 with no more digits than it takes to read it back equal (nine always do). */
function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const written = Number(value.toPrecision(digits));
    if (Math.fround(written) === value) return written;
  }
  return Number(value.toPrecision(9));
}
