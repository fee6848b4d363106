import type { Neuron } from '../../protocol.js';

/** Exactly this neuron, in any picture; `null` for a whole channel. */
export function unitOf({ position, layerShape }: Neuron): string | null {
  if (position.length !== layerShape.length) return null;
  const [y, x, ...rest] = position;
  return rest.length > 0 ? [x, y, ...rest].join() : position.join();
}
