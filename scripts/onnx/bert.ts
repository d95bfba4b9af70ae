import { resolve } from 'node:path';
import { openCheckpoint, type Checkpoint } from '../../src/lib/checkpoint/checkpoint';
import { openFolder } from '../../src/lib/checkpoint/folder';
import { bert } from '../../src/lib/transformer/bert';
import { UnsupportedModelError } from '../../src/lib/transformer/config';
import { Graph } from './graph';
import { weightsOf, type WeightNodes } from './weights';

/**
 * A model of static/models as an ONNX file, float32: `input_ids` [1, n] (int64) to
 * `last_hidden_state` [1, n, dModel].
 * @throws as `openCheckpoint`, and UnsupportedModelError for a model that is not plain BERT
 */
export async function readAsOnnx(name: string): Promise<Uint8Array> {
  return bertToOnnx(await openCheckpoint(openFolder(resolve('static/models', name))));
}

/**
 * BERT's encoder (Devlin et al. 2019), operator by operator as PyTorch's exporter writes it.
 * onnxruntime fuses what it can on loading; its own fused operators (Attention, MultiHeadAttention,
 * SkipLayerNormalization, BiasGelu) in the file gained 2 % at most (docs/performance.md).
 * @throws UnsupportedModelError for another family, or without learned attention
 */
export function bertToOnnx({
  config,
  tensors
}: Pick<Checkpoint, 'config' | 'tensors'>): Uint8Array {
  const { family, attention } = config;
  if (family !== bert.name) {
    const fact = { key: 'model_type', found: family, expected: bert.name };
    throw new UnsupportedModelError({ kind: 'other', ...fact });
  }
  if (attention !== 'learned') {
    const fact = { key: 'attention', found: attention, expected: ['learned'] };
    throw new UnsupportedModelError({ kind: 'choice', ...fact });
  }
  const { nLayers, nHeads, dModel, dHead, layerNormEps } = config;
  const graph = new Graph();
  const weights = weightsOf(graph, tensors, layerNormEps);
  const split = graph.integers('split', [0, 0, nHeads, dHead]); // 0: as the tensor has it
  const join = graph.integers('join', [0, 0, dModel]);
  const divisor = graph.floats('divisor', [], Float32Array.of(Math.sqrt(dHead)));

  let x = embed(graph, weights); // [1, n, dModel]
  for (let l = 0; l < nLayers; l++) {
    const layer = `encoder.layer.${l}`;
    const self = `${layer}.attention.self`;
    const heads = (role: string, perm: readonly number[]) => {
      const parts = weights.linear(x, `${self}.${role}`); // [1, n, dModel]
      const apart = graph.node('Reshape', `${self}.${role}.apart`, [parts, split]); // [1, n, heads, dHead]
      return graph.node('Transpose', `${self}.${role}.heads`, [apart], { perm });
    };
    const q = heads('query', [0, 2, 1, 3]); // [1, heads, n, dHead]
    const k = heads('key', [0, 2, 3, 1]); // [1, heads, dHead, n]
    const v = heads('value', [0, 2, 1, 3]); // [1, heads, n, dHead]
    const products = graph.node('MatMul', `${self}.products`, [q, k]); // [1, heads, n, n]
    const scores = graph.node('Div', `${self}.scores`, [products, divisor]); // [1, heads, n, n]
    const pattern = graph.node('Softmax', `${self}.pattern`, [scores], { axis: 3 }); // [1, heads, n, n]
    const z = graph.node('MatMul', `${self}.z`, [pattern, v]); // [1, heads, n, dHead]
    const perm = [0, 2, 1, 3];
    const turned = graph.node('Transpose', `${self}.turned`, [z], { perm }); // [1, n, heads, dHead]
    const joined = graph.node('Reshape', `${self}.joined`, [turned, join]); // [1, n, dModel]
    const gathered = weights.linear(joined, `${layer}.attention.output.dense`); // [1, n, dModel]
    const attended = graph.node('Add', `${layer}.attended`, [gathered, x]); // [1, n, dModel]
    const middle = weights.norm(attended, `${layer}.attention.output.LayerNorm`); // [1, n, dModel]

    const up = weights.linear(middle, `${layer}.intermediate.dense`); // [1, n, dMlp]
    const active = graph.node('Gelu', `${layer}.active`, [up]); // [1, n, dMlp]
    const down = weights.linear(active, `${layer}.output.dense`); // [1, n, dModel]
    const sum = graph.node('Add', `${layer}.sum`, [down, middle]); // [1, n, dModel]
    x = weights.norm(sum, `${layer}.output.LayerNorm`); // [1, n, dModel]
  }
  const last = graph.node('Identity', 'last_hidden_state', [x]); // [1, n, dModel]
  graph.output({ name: last, type: 'float', shape: [1, 'n', dModel] });
  return graph.toFile('bert');
}

/** Word, position and the first type, added and normalised: [1, n, dModel]. */
function embed(graph: Graph, { stored, firstRow, norm }: WeightNodes): string {
  const ids = graph.input({ name: 'input_ids', type: 'int64', shape: [1, 'n'] });
  const words = graph.node('Gather', 'words', [stored('embeddings.word_embeddings.weight'), ids]); // [1, n, dModel]
  const length = graph.node('Shape', 'length', [ids], { start: 1, end: 2 }); // [1]
  const positions = graph.node('Slice', 'positions', [
    stored('embeddings.position_embeddings.weight'),
    graph.integers('first', [0]),
    length,
    graph.integers('axis', [0])
  ]); // [n, dModel]
  const type = firstRow('embeddings.token_type_embeddings.weight'); // [dModel]
  const typed = graph.node('Add', 'typed', [words, type]); // [1, n, dModel]
  const placed = graph.node('Add', 'placed', [typed, positions]); // [1, n, dModel]
  return norm(placed, 'embeddings.LayerNorm');
}
