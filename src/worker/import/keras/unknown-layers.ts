import { ExplainError } from '../../../protocol.js';
import { isKeras, isOperation } from './layer-check.js';
import type { KerasLayer } from './topology.js';

const MOST_NAMED = 4;

/** Why layers of some classes are refused, and what would work instead. */
const reasons: readonly [classes: RegExp, why: string][] = [
  [
    /^(LSTM|GRU|SimpleRNN|RNN|Bidirectional|TimeDistributed|Masking|StackedRNNCells)|Cell$|^ConvLSTM/,
    'Recurrent layers read a sequence step by step; what a pixel contributes is not propagated back through the steps. Use a network of convolutions, or export the convolutional part before them.',
  ],
  [
    /Attention|Transformer|^(Einsum|EinsumDense|Embedding|MatMul|Dot|PatchEncoder)$/,
    'In attention the weights depend on the image themselves, which the methods here have no rule for. Use a convolutional network, or export the convolutional part before it.',
  ],
  [
    /^Lambda$/,
    'The file holds Python code in its place, which no page can run. Replace it by layers (Rescaling, Activation, Resizing) or by arithmetic between layers, or convert the network to a graph model.',
  ],
];

const CUSTOM =
  'The file does not hold what a class of your own computes. Build the network of Keras layers, or convert it to a graph model.';

/**
 * @param known classes of the kind of the first one
 */
export function unknownLayers(
  layers: readonly KerasLayer[],
  known: readonly string[],
): ExplainError {
  const [first, ...others] = layers;
  const named = others.slice(0, MOST_NAMED - 1).map(({ name, className }) => `"${name}" (${className})`);
  const more = others.length - named.length;
  const listed = [...named, ...(more > 0 ? [`${more} more`] : [])];
  const also = listed.length > 0 ? ` Nor are: ${listed.join(', ')}.` : '';
  const what = isOperation(first!)
    ? `the operation ${first!.className} of keras.ops`
    : `a ${first!.className}`;
  return new ExplainError(
    'layer-unsupported',
    `The layer "${first!.name}" is ${what}, which is not supported.${also}`,
    hintFor(first!, known),
  );
}

function hintFor(layer: KerasLayer, known: readonly string[]): string {
  const reason = reasons.find(([classes]) => classes.test(layer.className));
  if (reason) return reason[1];
  return isKeras(layer) ? `Supported: ${known.join(', ')}.` : CUSTOM;
}
