/** Writes ONNX files of a few nodes, as messages of protocol buffers. */

export interface WrittenNode {
  op: string;
  name: string;
  inputs: string[];
  /** Texts and whole numbers. */
  attributes?: Record<string, string | number | number[]>;
}

const bytesOf = (value: string): number[] => [...new TextEncoder().encode(value)];

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

const whole = (field: number, value: number): number[] => [...varint(field * 8), ...varint(value)];

function part(field: number, value: string | number[]): number[] {
  const bytes = typeof value === 'string' ? bytesOf(value) : value;
  return [...varint(field * 8 + 2), ...varint(bytes.length), ...bytes];
}

function attribute([name, value]: [string, string | number | number[]]): number[] {
  const content =
    typeof value === 'string'
      ? [...part(4, value), ...whole(20, 3)]
      : typeof value === 'number'
        ? [...whole(3, value), ...whole(20, 2)]
        : [...value.flatMap((each) => whole(8, each)), ...whole(20, 7)];
  return part(5, [...part(1, name), ...content]);
}

/** A value of float32; the batch is open. */
function valueInfo(name: string, sizes: number[]): number[] {
  const batch = part(1, part(2, 'batch'));
  const shape = [...batch, ...sizes.flatMap((size) => part(1, whole(1, size)))];
  return [...part(1, name), ...part(2, part(1, [...whole(1, 1), ...part(2, shape)]))];
}

/** Numbers of float32 that differ from one another, or whole numbers of int64. */
function tensor(name: string, shape: number[], integers?: number[]): number[] {
  const size = shape.reduce((product, length) => product * length, 1);
  const floats = Float32Array.from({ length: size }, (_, index) => Math.sin(1 + index));
  const raw = integers ? BigInt64Array.from(integers.map(BigInt)) : floats;
  return [
    ...shape.flatMap((length) => whole(1, length)),
    ...whole(2, integers ? 7 : 1),
    ...part(8, name),
    ...part(9, [...new Uint8Array(raw.buffer)]),
  ];
}

/**
 * A chain or graph of nodes, each with one output of its own name, from `image`, `[batch, 3, 16, 16]`, to
 * the last of them.
 */
export function onnxFile(
  nodes: readonly WrittenNode[],
  weights: Record<string, number[]> = {},
  integers: Record<string, number[]> = {},
): Blob {
  const graph = [
    ...nodes.flatMap(({ op, name, inputs, attributes = {} }) =>
      part(1, [
        ...inputs.flatMap((input) => part(1, input)),
        ...part(2, name),
        ...part(3, name),
        ...part(4, op),
        ...Object.entries(attributes).flatMap(attribute),
      ]),
    ),
    ...part(2, 'graph'),
    ...Object.entries(weights).flatMap(([name, shape]) => part(5, tensor(name, shape))),
    ...Object.entries(integers).flatMap(([name, list]) =>
      part(5, tensor(name, [list.length], list)),
    ),
    ...part(11, valueInfo('image', [3, 16, 16])),
    ...part(12, valueInfo(nodes.at(-1)!.name, [1])),
  ];
  const opset = [...part(1, ''), ...whole(2, 17)];
  return new Blob([
    Uint8Array.from([
      ...whole(1, 8),
      ...part(2, 'hand'),
      ...part(3, '1.0'),
      ...part(7, graph),
      ...part(8, opset),
    ]),
  ]);
}
