import type { SaliencyMethod } from '../../protocol.js';
import { averagedGradients } from './read-outs/averaged-gradients.js';
import { classActivationMaps } from './read-outs/class-activation-maps.js';
import { inputSignals } from './read-outs/input-signals.js';
import type { Method } from './read-outs/read-out.js';

/** Every saliency method: from the same seed they differ only in their rules and their read-out. */
export const methodTable: Record<SaliencyMethod, Method> = {
  ...inputSignals,
  ...averagedGradients,
  ...classActivationMaps,
};
