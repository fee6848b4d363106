import type { Explainer } from '../../client/explainer.js';
import type { InputTensor, SwitchMode } from '../../protocol.js';
import type { DeconvResult } from './deconv-state.js';

/** All that a part of the figure is computed from, besides its filters. */
export interface Inputs {
  identity: string;
  layer: string;
  switches: SwitchMode;
  input: InputTensor;
}

export function inputsOf({ details }: DeconvResult, { identity }: Explainer): Inputs {
  const { layer, switches, input } = details;
  return { identity, layer, switches, input };
}

/** Whether a part that was computed from the one is right for the other. */
export function sameInputs(a: Inputs, b: Inputs): boolean {
  return (
    a.identity === b.identity &&
    a.layer === b.layer &&
    a.switches === b.switches &&
    (a.input.data === b.input.data ||
      a.input.data.every((value, index) => value === b.input.data[index]))
  );
}
