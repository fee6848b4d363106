import { ExplainError } from '../../../protocol.js';
import { reasonFor, unsupportedLayer } from '../refusals.js';
import { isKeras, isOperation } from './layer-check.js';
import type { KerasLayer } from './topology.js';

const CUSTOM =
  'The file does not hold what a class of your own computes. Build the network of layers of Keras, or convert it to a graph model.';

/** @param known classes of its kind */
export function unknownLayer(layer: KerasLayer, known: readonly string[]): ExplainError {
  const { name, className } = layer;
  const what = isOperation(layer) ? `the operation ${className} of keras.ops` : `a ${className}`;
  const reason = reasonFor(className) ?? (isKeras(layer) ? null : CUSTOM);
  return new ExplainError(
    'layer-unsupported',
    `The layer "${name}" is ${what}, which is not supported.`,
    reason ?? `Supported: ${known.join(', ')}.`,
    [unsupportedLayer(name, className, '', reason)],
  );
}
