/**
 * A message of Protocol Buffers as pieces that stand one after the other: large ones are never
 * copied until a file is made of them.
 * https://protobuf.dev/programming-guides/encoding/
 */
export type Message = readonly Uint8Array[];

/** How a field's value is written: the last three bits of its tag. */
const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

const encoder = new TextEncoder();

/** A whole number from 0, seven bits a byte, the lowest first. */
function varint(value: number): Uint8Array {
  const bytes = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Uint8Array.from([...bytes, rest]);
}

const tag = (field: number, wire: number) => varint(field * 8 + wire);

/** How many bytes a message takes. */
const lengthOf = (message: Message) => message.reduce((sum, { length }) => sum + length, 0);

/** A whole number from 0: int64, int32 or an enumeration. */
export const integer = (field: number, value: number): Message => [
  tag(field, VARINT),
  varint(value)
];

/** A float32. */
export const float = (field: number, value: number): Message => [
  tag(field, FIXED_32),
  new Uint8Array(Float32Array.of(value).buffer)
];

export const bytes = (field: number, value: Uint8Array): Message => [
  tag(field, LENGTH_DELIMITED),
  varint(value.length),
  value
];

export const text = (field: number, value: string): Message => bytes(field, encoder.encode(value));

/** A message within another, of the fields given. */
export function message(field: number, ...fields: readonly Message[]): Message {
  const pieces = fields.flat();
  return [tag(field, LENGTH_DELIMITED), varint(lengthOf(pieces)), ...pieces];
}
