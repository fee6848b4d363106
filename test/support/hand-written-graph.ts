import type { GraphNode } from './graph-models.js';

/** A tensor of a hand-written graph. */
export interface Weight {
  shape: number[];
  values: number[];
  dtype?: 'float32' | 'int32';
}

/** A graph written node by node, as the converter would leave it with its optimizations off. */
export interface HandWrittenGraph {
  /** Of the placeholder `image`, with the batch; -1 where it is open. */
  input: number[];
  nodes: GraphNode[];
  weights: Record<string, Weight>;
}

/** What TensorFlow.js loads from memory. */
export function toArtifacts({ input, nodes, weights }: HandWrittenGraph) {
  const placeholder = {
    name: 'image',
    op: 'Placeholder',
    attr: {
      dtype: { type: 'DT_FLOAT' },
      shape: { shape: { dim: input.map((size) => ({ size: String(size) })) } },
    },
  };
  const constants = Object.entries(weights).map(([name, { dtype = 'float32' }]) => ({
    name,
    op: 'Const',
    attr: { dtype: { type: dtype === 'int32' ? 'DT_INT32' : 'DT_FLOAT' } },
  }));
  const bytes = Object.values(weights).flatMap(({ values, dtype }) => [
    ...new Uint8Array((dtype === 'int32' ? Int32Array : Float32Array).from(values).buffer),
  ]);
  return {
    format: 'graph-model',
    modelTopology: { node: [placeholder, ...constants, ...nodes], versions: {} },
    weightSpecs: Object.entries(weights).map(([name, { shape, dtype = 'float32' as const }]) => ({
      name,
      shape,
      dtype,
    })),
    weightData: Uint8Array.from(bytes).buffer,
  };
}

/** The address of its `model.json`. */
export function toAddress(graph: HandWrittenGraph): string {
  const { weightSpecs, weightData, ...rest } = toArtifacts(graph);
  const paths = [URL.createObjectURL(new Blob([weightData]))];
  const weightsManifest = [{ paths, weights: weightSpecs }];
  return URL.createObjectURL(new Blob([JSON.stringify({ ...rest, weightsManifest })]));
}

/** Numbers of both signs that differ from one another. */
export function spread(shape: number[], around = 0): Weight {
  const size = shape.reduce((product, length) => product * length, 1);
  return {
    shape,
    values: Array.from({ length: size }, (_, index) => around + 0.4 * Math.sin(1 + index * 2.3)),
  };
}

export function integers(...values: number[]): Weight {
  return { shape: [values.length], values, dtype: 'int32' };
}
