import { ExplainError, type UnsupportedLayer } from '../../protocol.js';

/** How many of the other layers a refusal names. */
const MOST_NAMED = 4;

/** Why classes of layers, and operations of graphs, are refused, and what would work instead. */
const reasons: readonly [names: RegExp, why: string][] = [
  [
    /^(LSTM|GRU|SimpleRNN|RNN|Bidirectional|TimeDistributed|Masking)|RNN|Cell$|^ConvLSTM|While$|^TensorList/,
    'Recurrent layers read a sequence step by step, and no method here goes back through the steps. Use a network of convolutions, or export the convolutional part before them.',
  ],
  [
    /Attention|Transformer|^(Einsum|EinsumDense|Embedding|MatMul|Dot|PatchEncoder)$|^BatchMatMul|^ResourceGather/,
    'In attention the weights follow from the image itself, and the methods here have no rule for that. Use a convolutional network, or export the convolutional part before it.',
  ],
  [
    /^Lambda$/,
    'The file holds Python code in its place, which no page can run. Replace it by layers (Rescaling, Activation, Resizing) or by arithmetic between layers, or convert the network to a graph model.',
  ],
];

/** The sentence for a class or an operation; `null` where there is none. */
export function reasonFor(name: string): string | null {
  return reasons.find(([names]) => names.test(name))?.[1] ?? null;
}

/** A sentence on those that are refused besides the first one. */
function also(others: readonly string[]): string {
  if (others.length === 0) return '';
  const named = others.slice(0, MOST_NAMED - 1);
  const more = others.length - named.length;
  return ` Nor are: ${[...named, ...(more > 0 ? [`${more} more`] : [])].join(', ')}.`;
}

/**
 * A layer or node that is refused, as an error lists it.
 *
 * @param what the part of it that is not supported, such as `has groups`; empty where it is all
 */
export function unsupportedLayer(
  layer: string,
  kind: string,
  what: string,
  reason: string | null,
): UnsupportedLayer {
  return { layer, kind: what === '' ? kind : `${kind} (${what})`, reason };
}

/** One error for all refusals of a model: what the first one says, and the others by name. */
export function allRefused(refusals: readonly ExplainError[]): ExplainError {
  const [first, ...others] = refusals;
  const { code, message, hint } = first!;
  const names = others.flatMap(({ unsupported }) =>
    unsupported.map(({ layer, kind }) => `"${layer}" (${kind})`),
  );
  const all = refusals.flatMap(({ unsupported }) => unsupported);
  return new ExplainError(code, `${message}${also(names)}`, hint, all);
}
