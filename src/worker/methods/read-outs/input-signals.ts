import { gradientRules } from '../../propagate/gradient-rules.js';
import { deconvnetRules, guidedRules } from '../../propagate/relu-rules.js';
import { inputSignal, timesInput, type Methods } from './read-out.js';

/** Methods that read the signal which arrives at the input. */
export const inputSignals = {
  gradient: { rules: gradientRules, readOut: inputSignal },
  deconvnet: { rules: deconvnetRules, readOut: inputSignal },
  'guided-backprop': { rules: guidedRules, readOut: inputSignal },
  'gradient-x-input': { rules: gradientRules, readOut: timesInput(inputSignal) },
} satisfies Methods;
