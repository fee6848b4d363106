import { ExplainError } from '../../../protocol.js';
import { also, reasonFor } from '../refusals.js';
import { isKeras, isOperation } from './layer-check.js';
import type { KerasLayer } from './topology.js';

const CUSTOM =
  'The file does not hold what a class of your own computes. Build the network of layers of Keras, or convert it to a graph model.';

/**
 * For all layers whose class is not known.
 *
 * @param known classes of the kind of the first one
 */
export function unknownLayers(
  layers: readonly KerasLayer[],
  known: readonly string[],
): ExplainError {
  const [first, ...others] = layers;
  const what = isOperation(first!)
    ? `the operation ${first!.className} of keras.ops`
    : `a ${first!.className}`;
  const listed = others.map(({ name, className }) => `"${name}" (${className})`);
  const supported = isKeras(first!) ? `Supported: ${known.join(', ')}.` : CUSTOM;
  return new ExplainError(
    'layer-unsupported',
    `The layer "${first!.name}" is ${what}, which is not supported.${also(listed)}`,
    reasonFor(first!.className) ?? supported,
  );
}
