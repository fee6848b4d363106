/** Models of one layer, in the files that Keras 3 has converted, to be described only. */
import { createExplainer, ExplainError } from '../../dist/engine.js';

export type Settings = Record<string, unknown>;

export interface LayerCall {
  config?: Settings;
  /** Of every input, without the batch. Default: one map of 6 x 5 x 3. */
  shapes?: number[][];
  /** What it is called with; `tensors` are its inputs. Default: all of them. */
  args?: (tensors: unknown[]) => unknown[];
  kwargs?: Settings;
  /** Default: that of Keras's layers. */
  module?: string | null;
  weights?: { name: string; shape: number[]; dtype: string }[];
}

/**
 * What `describe()` throws for a model of an input, a layer called `subject`, and of as many inputs as
 * it needs, all made of the one image; `null` where it is accepted. Weights that are missing count as
 * accepted: settings are checked before.
 */
export async function refusalOf(className: string, call: LayerCall): Promise<ExplainError | null> {
  const model = URL.createObjectURL(new Blob([JSON.stringify(modelOf(className, call))]));
  try {
    await createExplainer({ model, backend: 'cpu' }).describe();
    return null;
  } catch (error) {
    if (!(error instanceof ExplainError)) throw error;
    // The layer itself was accepted: the network lacks weights, or what a classifier ends in.
    return ['weights-missing', 'head-unknown'].includes(error.code) ? null : error;
  } finally {
    URL.revokeObjectURL(model);
  }
}

function modelOf(
  className: string,
  {
    config,
    shapes = [[6, 5, 3]],
    args,
    kwargs = {},
    module = 'keras.layers',
    weights = [],
  }: LayerCall,
) {
  const image = [6, 5, 3];
  const sources = shapes.map((shape, index) =>
    String(shape) === String(image) ? 'image' : `source${index}`,
  );
  const tensors = sources.map(tensorOf);
  const reshaped = shapes.flatMap((shape, index) =>
    sources[index] === 'image' ? [] : [...resized(sources[index]!, shape)],
  );
  const given = args ? args(tensors) : shapes.length > 1 ? [tensors] : tensors;
  const layers = [
    layerOf('InputLayer', 'image', { batch_shape: [null, ...image] }, []),
    ...reshaped,
    {
      ...layerOf(className, 'subject', { name: 'subject', ...config }, [{ args: given, kwargs }]),
      module,
    },
  ];
  return {
    format: 'layers-model',
    modelTopology: {
      model_config: {
        class_name: 'Functional',
        config: {
          name: 'model',
          layers,
          input_layers: ['image', 0, 0],
          output_layers: ['subject', 0, 0],
        },
      },
    },
    weightsManifest: [{ paths: [zeros(weights)], weights }],
  };
}

function zeros(weights: { shape: number[] }[]): string {
  const values = weights.reduce(
    (sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1),
    0,
  );
  return URL.createObjectURL(new Blob([new Float32Array(values)]));
}

/** An input of any shape out of the image: its average, repeated by padding where it is a map. */
function resized(name: string, shape: number[]) {
  const [size] = shape;
  const from = (source: string) => [{ args: [tensorOf(source)], kwargs: {} }];
  const crop = (cropping: number[][]) =>
    layerOf('Cropping2D', `${name}_crop`, { name: `${name}_crop`, cropping }, from('image'));
  if (shape.length === 3) {
    const [rows, columns] = shape;
    const cropping = [
      [0, 6 - rows!],
      [0, 5 - columns!],
    ];
    return [{ ...crop(cropping), name, config: { name, cropping } }];
  }
  if (shape.length === 2) {
    const cropping = [
      [0, 6 - size!],
      [0, 4],
    ];
    const config = { name, target_shape: shape };
    return [crop(cropping), layerOf('Reshape', name, config, from(`${name}_crop`))];
  }
  const cropping = [
    [0, 5],
    [0, 5 - size! / 3],
  ];
  return [crop(cropping), layerOf('Flatten', name, { name }, from(`${name}_crop`))];
}

function layerOf(className: string, name: string, config: Settings, nodes: unknown[]) {
  return {
    module: 'keras.layers',
    class_name: className,
    name,
    config: { name, trainable: true, dtype: 'float32', ...config },
    registered_name: null,
    inbound_nodes: nodes,
  };
}

function tensorOf(layer: string) {
  return { class_name: '__keras_tensor__', config: { keras_history: [layer, 0, 0] } };
}
