import { ExplainError } from '../../../protocol.js';
import { noPicture } from '../input-shape.js';
import {
  endsInLogSoftmax,
  prelu,
  readActivation,
  readElu,
  readLeakyRelu,
  readRelu,
  readSoftmax,
} from './activations.js';
import {
  conv2d,
  conv2dTranspose,
  dense,
  depthwiseConv2d,
  separableConv2d,
} from './convolution-layers.js';
import {
  addition,
  average,
  customScale,
  extreme,
  multiplication,
  subtraction,
} from './joining-layers.js';
import { kerasOperations, tfOpLambda } from './keras-operations.js';
import { isOperation, refusedSettings } from './layer-check.js';
import { invalidLayer, labelOf, unsupported } from './layer-config.js';
import { plain, type LayerPlan, type PlanLayer } from './layer-plan.js';
import type { Shape } from '../../operations/operation.js';
import { MOST_CHANNELS, MOST_INPUTS, tooLarge } from '../limits.js';
import { allRefused, unsupportedLayer } from '../refusals.js';
import { group } from '../schema.js';
import { inertLayers } from './layer-settings.js';
import {
  batchNormalization,
  groupNormalization,
  layerNormalization,
  layerScale,
  normalization,
  rescaling,
} from './normalizations.js';
import { alongOneAxis } from './one-dimensional-layers.js';
import { globalPooling, pooling } from './pooling-layers.js';
import {
  centerCrop,
  concatenation,
  cropping,
  flatten,
  permute,
  reshape,
  resizing,
  upsampling,
  zeroPadding,
} from './reshaping-layers.js';
import { slicingOpLambda } from './slicing.js';
import type { KerasLayer } from './topology.js';
import { unknownLayer } from './unknown-layers.js';

const identity = plain(() => []);

/** Every Keras layer that the engine knows, besides input layers and nested models. */
const plans: Record<string, PlanLayer> = {
  ...Object.fromEntries(Object.keys(inertLayers).map((name) => [name, identity])),
  Activation: plain(readActivation),
  Add: addition,
  Average: average,
  AveragePooling1D: alongOneAxis(pooling('averagePool')),
  AveragePooling2D: pooling('averagePool'),
  BatchNormalization: batchNormalization,
  CenterCrop: centerCrop,
  Concatenate: concatenation(-1),
  Conv1D: alongOneAxis(conv2d),
  Conv2D: conv2d,
  Conv2DTranspose: conv2dTranspose,
  Cropping2D: cropping,
  CustomScaleLayer: customScale,
  Dense: dense,
  DepthwiseConv1D: alongOneAxis(depthwiseConv2d),
  DepthwiseConv2D: depthwiseConv2d,
  ELU: plain(readElu),
  Flatten: flatten,
  GlobalAveragePooling1D: alongOneAxis(globalPooling('globalAveragePool')),
  GlobalAveragePooling2D: globalPooling('globalAveragePool'),
  GlobalMaxPooling1D: alongOneAxis(globalPooling('globalMaxPool')),
  GlobalMaxPooling2D: globalPooling('globalMaxPool'),
  GroupNormalization: groupNormalization,
  LayerNormalization: layerNormalization,
  LayerScale: layerScale,
  LeakyReLU: plain(readLeakyRelu),
  MaxPooling1D: alongOneAxis(pooling('maxPool')),
  MaxPooling2D: pooling('maxPool'),
  Maximum: extreme('maximum'),
  Minimum: extreme('minimum'),
  Multiply: multiplication,
  Normalization: normalization,
  PReLU: prelu,
  Permute: permute,
  ReLU: plain(readRelu),
  Rescaling: rescaling,
  Reshape: reshape,
  Resizing: resizing,
  SeparableConv1D: alongOneAxis(separableConv2d),
  SeparableConv2D: separableConv2d,
  SlicingOpLambda: slicingOpLambda,
  Softmax: plain(readSoftmax),
  Subtract: subtraction,
  TFOpLambda: tfOpLambda,
  UpSampling2D: upsampling,
  ZeroPadding2D: zeroPadding,
};

/** Layers that take several inputs; all others take one. */
const joining = new Set([
  'Add',
  'Average',
  'Concatenate',
  'CustomScaleLayer',
  'Maximum',
  'Minimum',
  'Multiply',
  'Subtract',
]);

const arithmetic = new Set(['Normalization', 'Rescaling', 'Subtract', 'TFOpLambda']);

/** Layers that work on height and width. */
const onMaps =
  /^(Separable|Depthwise)?Conv2D|Pooling2D$|^(ZeroPadding|Cropping|UpSampling)2D$|^Resizing$|^CenterCrop$/;

export interface PlannedLayer {
  layer: KerasLayer;
  plan: LayerPlan;
}

/** Stand for the output of a layer that is refused: whoever reads it has settings of its own. */
const stopgaps: readonly Shape[] = [[32, 32, 8], [64], [10, 64]];

/**
 * What each layer computes, from its settings and the shapes of its inputs. Throws
 * `layer-unsupported` for all layers that the engine cannot run, or `model-invalid` for the first of
 * which that is true.
 *
 * @param layers in topological order
 */
export function planLayers(
  layers: readonly KerasLayer[],
  input: { name: string; shape: Shape },
): PlannedLayer[] {
  const shapes = new Map<string, Shape | null>([[input.name, input.shape]]);
  const read = new Set(layers.flatMap(({ inputs }) => inputs));
  const unknown: ExplainError[] = [];
  const refused: ExplainError[] = [];
  let invalid: ExplainError | null = null;
  const planned: PlannedLayer[] = [];
  for (const layer of layers) {
    const known = knownFor(layer);
    shapes.set(layer.name, null);
    if (!Object.hasOwn(known, layer.className)) {
      unknown.push(unknownLayer(layer, Object.keys(known)));
      continue;
    }
    // Its logits are those of a softmax, which is what counts at the end; elsewhere it is another function.
    if (read.has(layer.name) && endsInLogSoftmax(layer)) {
      refused.push(unsupported(layer, 'activation'));
      continue;
    }
    const inputs = layer.inputs.map((name) => shapes.get(name) ?? null);
    try {
      const isOnInput = layer.inputs.includes(input.name) && onMaps.test(layer.className);
      if (isOnInput && input.shape.length !== 3) throw noPicture(input.shape);
      const found = tryPlan(layer, inputs);
      refused.push(...found.refused);
      if (!found.plan) continue;
      shapes.set(layer.name, found.plan.shape);
      planned.push({ layer, plan: found.plan });
    } catch (error) {
      if (!(error instanceof ExplainError)) throw error;
      if (refused.length === 0) invalid ??= error;
    }
  }
  if (unknown.length > 0) throw allRefused([...unknown, ...refused]);
  if (invalid) throw invalid;
  if (refused.length > 0) throw allRefused(refused);
  return planned;
}

/**
 * The plan of a layer, or all that it is refused for. Behind a layer that is refused itself only what is
 * refused whatever fitting comes in is told, and there is no plan.
 *
 * @param inputs `null` for what nobody knows
 */
function tryPlan(
  layer: KerasLayer,
  inputs: readonly (Shape | null)[],
): { plan: LayerPlan | null; refused: ExplainError[] } {
  const refused = refusedSettings(layer);
  const own = inputs.filter((shape) => shape !== null);
  const isKnown = own.length === inputs.length;
  const tried = isKnown
    ? [own]
    : [...own, ...stopgaps].map((gap) => inputs.map((each) => each ?? gap));
  let last: ExplainError | null = null;
  for (const shapes of tried) {
    try {
      const plan = planLayer(layer, shapes);
      return { plan: isKnown && refused.length === 0 ? plan : null, refused };
    } catch (error) {
      const isRefusal = error instanceof ExplainError && error.code === 'layer-unsupported';
      if (isKnown && !isRefusal && refused.length === 0) throw error;
      // What does not fit a stopgap may fit what comes.
      if (isRefusal) last = error;
    }
  }
  return { plan: null, refused: last ? [...refused, last] : refused };
}

/** Arithmetic is planned with a number for each channel, before the work of the network is estimated. */
function requireFewChannels(layer: KerasLayer, inputs: readonly Shape[]): void {
  const most = Math.max(...inputs.map((shape) => shape.at(-1)!));
  if (most <= MOST_CHANNELS || !(isOperation(layer) || arithmetic.has(layer.className))) return;
  throw tooLarge(
    `${labelOf(layer)} has an input of ${group(most)} channels, the limit is ${group(MOST_CHANNELS)}.`,
    'Use a smaller input or a smaller network.',
  );
}

function knownFor(layer: KerasLayer): Record<string, PlanLayer> {
  return isOperation(layer) ? kerasOperations : plans;
}

function planLayer(layer: KerasLayer, inputs: readonly Shape[]): LayerPlan {
  const { className } = layer;
  const known = knownFor(layer);
  if (inputs.length > MOST_INPUTS) {
    throw invalidLayer(layer, `has ${inputs.length} inputs; ${MOST_INPUTS} may be joined`);
  }
  requireFewChannels(layer, inputs);
  if (inputs.length === 0) throw invalidLayer(layer, 'has no input');
  const joins = isOperation(layer) || className === 'TFOpLambda' || joining.has(className);
  if (inputs.length > 1 && !joins) {
    throw new ExplainError(
      'layer-unsupported',
      `${labelOf(layer)} takes ${inputs.length} inputs.`,
      `Only ${[...joining].join(', ')} join several inputs.`,
      [unsupportedLayer(layer.name, className, `takes ${inputs.length} inputs`, null)],
    );
  }
  return known[className]!(layer, inputs);
}
