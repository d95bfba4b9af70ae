import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bertToOnnx } from '../../../scripts/onnx/bert';
import { Graph } from '../../../scripts/onnx/graph';
import * as protobuf from '../../../scripts/onnx/protobuf';
import { openCheckpoint } from '../../../src/lib/checkpoint/checkpoint';
import { openFolder } from '../../../src/lib/checkpoint/folder';
import { UnsupportedModelError } from '../../../src/lib/transformer/config';

const flat = (message: protobuf.Message) => [...Buffer.concat([...message])];

describe('Protocol Buffers', () => {
  it('writes the examples of the format’s own documentation', () => {
    expect(flat(protobuf.integer(1, 150))).toEqual([0x08, 0x96, 0x01]);
    const testing = [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67];
    expect(flat(protobuf.text(2, 'testing'))).toEqual(testing);
    expect(flat(protobuf.message(3, protobuf.integer(1, 150)))).toEqual([
      0x1a, 0x03, 0x08, 0x96, 0x01
    ]);
  });

  it('writes numbers beyond 32 bits, tags beyond one byte and floats', () => {
    expect(flat(protobuf.integer(1, 2 ** 35))).toEqual([0x08, 128, 128, 128, 128, 128, 0x01]);
    expect(flat(protobuf.integer(20, 0))).toEqual([0xa0, 0x01, 0x00]);
    expect(flat(protobuf.float(2, 1.5))).toEqual([0x15, 0x00, 0x00, 0xc0, 0x3f]);
  });

  it('counts the bytes of a message in a message', () => {
    const inner = protobuf.bytes(9, new Uint8Array(300));
    const outer = flat(protobuf.message(1, inner, inner));
    expect(outer.slice(0, 3)).toEqual([0x0a, 0xde, 0x04]); // 2 × 303
    expect(outer).toHaveLength(3 + 606);
  });
});

describe('an ONNX graph', () => {
  it('holds weights as little-endian numbers, and operations by name', () => {
    const graph = new Graph();
    const half = graph.floats('half', [1], Float32Array.of(0.5));
    const x = graph.input({ name: 'x', type: 'float', shape: [1, 'n'] });
    graph.output({ name: graph.node('Mul', 'y', [x, half]), type: 'float', shape: [1, 'n'] });
    const { nodes, weights, inputs, outputs } = read(graph.toFile('test'));
    expect(nodes).toEqual([{ operator: 'Mul', inputs: ['x', 'half'], output: 'y' }]);
    expect(weights.get('half')).toEqual({ shape: [1], raw: Buffer.from([0, 0, 0, 0x3f]) });
    expect([inputs, outputs]).toEqual([['x'], ['y']]);
  });
});

describe('BERT as an ONNX file', () => {
  const open = (folder: string) => openCheckpoint(openFolder(resolve(folder)));

  it('takes token ids to the last hidden state, each operation after what it needs', async () => {
    const checkpoint = await open('tests/reference/small/plain');
    const { nodes, weights, inputs, outputs } = read(bertToOnnx(checkpoint));
    expect([inputs, outputs]).toEqual([['input_ids'], ['last_hidden_state']]);
    const known = new Set([...inputs, ...weights.keys()]);
    for (const node of nodes) {
      expect(node.inputs.filter((name) => !known.has(name))).toEqual([]);
      expect(known.has(node.output)).toBe(false);
      known.add(node.output);
    }
    const used = new Set(nodes.flatMap((node) => node.inputs));
    expect([...weights.keys()].filter((name) => !used.has(name))).toEqual([]);
    expect(known).toContain('last_hidden_state');
    const count = (operator: string) => nodes.filter((node) => node.operator === operator).length;
    const { nLayers } = checkpoint.config;
    expect([count('Softmax'), count('Gelu')]).toEqual([nLayers, nLayers]);
    expect(count('LayerNormalization')).toBe(1 + 2 * nLayers);
  });

  it('holds every weight of the checkpoint, matrices from [out, in] to [in, out]', async () => {
    const checkpoint = await open('tests/reference/small/plain');
    const { weights } = read(bertToOnnx(checkpoint));
    expect([...weights.keys()]).toEqual(expect.arrayContaining([...checkpoint.tensors.keys()]));
    const name = 'encoder.layer.0.intermediate.dense.weight';
    const stored = checkpoint.tensors.get(name)!;
    const [to, from] = stored.shape;
    const { shape, raw } = weights.get(name)!;
    expect(shape).toEqual([from, to]);
    expect(raw.readFloatLE(4 * 1)).toBe(stored.row(1)[0]);
    expect(raw.readFloatLE(4 * to)).toBe(stored.row(0)[1]);
  });

  it('refuses a twin, whose attention is no BERT’s', async () => {
    const twin = await open('static/models/lecture-dot');
    expect(() => bertToOnnx(twin)).toThrow(UnsupportedModelError);
  });
});

type Field = readonly [number, number | Buffer];

/** The fields of a message: numbers, or the bytes of what has a length. */
function fieldsOf(bytes: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const [field, wire] = [tag >> 3, tag & 7];
    if (wire === 0) fields.push([field, varint()]);
    else {
      const length = wire === 5 ? 4 : varint();
      fields.push([field, bytes.subarray(at, (at += length))]);
    }
  }
  return fields;
}

/** What an ONNX file holds. */
function read(file: Uint8Array) {
  const all = (bytes: Buffer, field: number) =>
    fieldsOf(bytes).flatMap(([number, value]) => (number === field ? [value] : []));
  const messages = (bytes: Buffer, field: number) => all(bytes, field) as Buffer[];
  const texts = (bytes: Buffer, field: number) => messages(bytes, field).map(String);
  const [graph] = messages(Buffer.from(file), 7);
  const names = (field: number) => messages(graph, field).flatMap((value) => texts(value, 1));
  return {
    nodes: messages(graph, 1).map((node) => ({
      operator: texts(node, 4)[0],
      inputs: texts(node, 1),
      output: texts(node, 2)[0]
    })),
    weights: new Map(
      messages(graph, 5).map((weight) => [
        texts(weight, 8)[0],
        { shape: all(weight, 1), raw: messages(weight, 9)[0] }
      ])
    ),
    inputs: names(11),
    outputs: names(12)
  };
}
