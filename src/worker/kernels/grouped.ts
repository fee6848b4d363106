import { concat, slice4d, type Tensor4D } from '@tensorflow/tfjs-core';
import { convInputGradient, type Bundle, type PreparedKernel } from './conv-input-gradient.js';
import { convolve, type GroupedKernel } from './convolve.js';
import { transposedByZeros } from './transposed-convolution.js';
import type { Windows } from './window.js';

/** A grouped convolution without its bias. */
export function groupedConvolution(
  map: Tensor4D,
  node: GroupedKernel,
  { bundles }: PreparedKernel,
): Tensor4D {
  return sideBySide(bundles, map, 2, ({ node: { kernel } }, part) =>
    convolve(part, { ...node, kind: 'conv2d', kernel }),
  );
}

/** Its input gradient; see `convInputGradient`. */
export function groupedInputGradient(
  signal: Tensor4D,
  { bundles }: PreparedKernel,
  geometry: Windows,
): Tensor4D {
  return sideBySide(bundles, signal, 3, ({ node: { kernel }, prepared }, part) =>
    convInputGradient(part, prepared, geometry, kernel.shape[2]),
  );
}

/** The same by another way; see `transposedByZeros`. */
export function groupedByZeros(
  signal: Tensor4D,
  node: GroupedKernel,
  { bundles }: PreparedKernel,
  { shape: [batch, height, width] }: Tensor4D,
): Tensor4D {
  return sideBySide(bundles, signal, 3, ({ node: { kernel } }, part) => {
    const input: Tensor4D['shape'] = [batch, height, width, kernel.shape[2]];
    return transposedByZeros(part, { ...node, kind: 'conv2d', kernel }, { shape: input });
  });
}

/** Each bundle's channels by themselves; they lie along that axis of its kernel. */
function sideBySide(
  bundles: readonly Bundle[],
  map: Tensor4D,
  axis: 2 | 3,
  pass: (bundle: Bundle, part: Tensor4D) => Tensor4D,
): Tensor4D {
  const [batch, height, width] = map.shape;
  let start = 0;
  const parts = bundles.map((bundle) => {
    const channels = bundle.node.kernel.shape[axis];
    const part = slice4d(map, [0, 0, 0, start], [batch, height, width, channels]);
    start += channels;
    return pass(bundle, part);
  });
  return parts.length === 1 ? parts[0]! : concat(parts, 3);
}
