import type { SaliencyMethod } from '../../protocol.js';
import { gradientRules } from '../propagate/gradient-rules.js';
import { deconvnetRules, guidedRules } from '../propagate/relu-rules.js';
import type { Rules } from '../propagate/walker.js';
import { noisyGradient, pathGradient } from './read-outs/averaged-gradients.js';
import { gradCam, timesGradCam } from './read-outs/grad-cam.js';
import { inputSignal, timesInput, type ReadOut } from './read-outs/read-out.js';

/** How a signal comes back, and what is read of it. */
interface Method {
  rules: Rules;
  readOut: ReadOut;
}

/** Every saliency method: from the same seed they differ in their rules and their read-out alone. */
export const methodTable: Record<SaliencyMethod, Method> = {
  gradient: { rules: gradientRules, readOut: inputSignal },
  deconvnet: { rules: deconvnetRules, readOut: inputSignal },
  'guided-backprop': { rules: guidedRules, readOut: inputSignal },
  'gradient-x-input': { rules: gradientRules, readOut: timesInput(inputSignal) },
  'integrated-gradients': { rules: gradientRules, readOut: timesInput(pathGradient) },
  smoothgrad: { rules: gradientRules, readOut: noisyGradient },
  'grad-cam': { rules: gradientRules, readOut: gradCam },
  'guided-grad-cam': { rules: guidedRules, readOut: timesGradCam(inputSignal) },
};
