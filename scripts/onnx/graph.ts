import { bytes, float, integer, message, text, type Message } from './protobuf';

/**
 * Field numbers and enumerations below are those of onnx.proto (https://github.com/onnx/onnx).
 * This version of the format came with operator set 20.
 */
const IR_VERSION = 9;
/** The first operator set with both LayerNormalization (17) and Gelu (20). */
const OPERATOR_SET = 20;
const FLOAT = 1;
const INT64 = 7;

/** What an operator is told beside its inputs: whole numbers from 0, unless said to be a float. */
export type Attribute = number | readonly number[] | { readonly float: number };

/** A side of a tensor: a length, or the name of one that is known when the model runs. */
type Side = number | string;

/** What a graph takes or gives. */
interface Value {
  readonly name: string;
  readonly type: 'float' | 'int64';
  readonly shape: readonly Side[];
}

/** An ONNX graph in the making: nodes in the order in which they run, weights beside them. */
export class Graph {
  readonly #nodes: Message[] = [];
  readonly #weights: Message[] = [];
  readonly #values = { input: [] as Message[], output: [] as Message[] };

  /** @returns the name of the tensor, for the nodes that take it */
  input(value: Value): string {
    this.#values.input.push(valueInfo(11, value));
    return value.name;
  }

  output(value: Value): void {
    this.#values.output.push(valueInfo(12, value));
  }

  /** Float32 numbers that the file holds. @returns their name */
  floats(name: string, shape: readonly number[], values: Float32Array): string {
    return this.#weight(name, shape, FLOAT, values);
  }

  /** A list of int64 that the file holds. @returns its name */
  integers(name: string, values: readonly number[]): string {
    return this.#weight(name, [values.length], INT64, BigInt64Array.from(values, BigInt));
  }

  /**
   * Adds an operation with one result.
   * @param name of the node, and of what it makes
   * @returns the name of what it makes
   */
  node(
    operator: string,
    name: string,
    inputs: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {}
  ): string {
    this.#nodes.push(
      message(
        1,
        ...inputs.map((input) => text(1, input)),
        text(2, name),
        text(3, name),
        text(4, operator),
        ...Object.entries(attributes).map(([key, value]) => attribute(key, value))
      )
    );
    return name;
  }

  /** The file: a ModelProto. */
  toFile(name: string): Uint8Array {
    const graph = message(
      7,
      ...this.#nodes,
      text(2, name),
      ...this.#weights,
      ...this.#values.input,
      ...this.#values.output
    );
    const operators = message(8, text(1, ''), integer(2, OPERATOR_SET));
    return Buffer.concat([integer(1, IR_VERSION), text(2, 'riverbank'), graph, operators].flat());
  }

  #weight(
    name: string,
    shape: readonly number[],
    type: number,
    values: Float32Array | BigInt64Array
  ): string {
    const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const sides = shape.map((side) => integer(1, side));
    this.#weights.push(message(5, ...sides, integer(2, type), text(8, name), bytes(9, raw)));
    return name;
  }
}

/** An AttributeProto: the value, and of which kind it is. */
function attribute(name: string, value: Attribute): Message {
  const named = (kind: number, ...fields: readonly Message[]) =>
    message(5, text(1, name), ...fields, integer(20, kind));
  if (typeof value === 'number') return named(2, integer(3, value));
  if ('float' in value) return named(1, float(2, value.float));
  return named(7, ...value.map((each) => integer(8, each)));
}

function valueInfo(field: number, { name, type, shape }: Value): Message {
  const sides = shape.map((side) =>
    message(1, typeof side === 'number' ? integer(1, side) : text(2, side))
  );
  const tensor = message(1, integer(1, type === 'float' ? FLOAT : INT64), message(2, ...sides));
  return message(field, text(1, name), message(2, tensor));
}
