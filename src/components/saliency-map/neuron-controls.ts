import { html, nothing, type TemplateResult } from 'lit';
import type { LayerDescription, SaliencyMethod } from '../../protocol.js';
import { checkControl, choiceControl, numberControl, type Choice } from '../view/controls.js';
import { say } from '../locale/message.js';
import { layerChoices } from '../figure/layers.js';
import { channelOf, placeOf } from '../figure/neurons.js';
import { chosenNeuron, type SaliencyState } from './saliency-state.js';
import { rowOf } from './saliency-text.js';

/**
 * Whether a method can explain a neuron of this layer: Grad-CAM and what builds on it need a
 * convolution below.
 */
export function canExplain(
  method: SaliencyMethod,
  layer: string,
  layers: readonly LayerDescription[],
): boolean {
  if (!rowOf(method)?.needsConvolution) return true;
  const first = layers.findIndex(({ kind }) => kind.includes('Conv'));
  return first >= 0 && layers.findIndex(({ name }) => name === layer) > first;
}

/** Which layer's neuron is explained, or the class. */
export function layerControl({ element, description, methods }: SaliencyState): TemplateResult {
  const layers = (description?.layers ?? []).filter(({ name }) =>
    methods.every((method) => canExplain(method, name, description!.layers)),
  );
  const none = description?.head === 'value' ? say`none: the output` : say`none: the class`;
  return choiceControl(
    say`Layer`,
    description ? [{ value: '', label: none }, ...layerChoices(layers)] : [],
    element.layer ?? '',
    (layer) => {
      // Another layer has other channels.
      element.unit = null;
      element.layer = layer || null;
    },
  );
}

/** Which neuron of the layer: the strongest, or of one channel; and whether it stays. */
export function neuronControls(state: SaliencyState): TemplateResult {
  const { element, picked, pick } = state;
  const neuron = chosenNeuron(state);
  const unit = element.unit?.trim() || 'max';
  const isNumber = /^\d+$/.test(unit);
  const isMap = neuron?.layerShape.length !== 1;
  const at = placeOf(picked ?? unit);
  const choices: Choice[] = [
    { value: 'max', label: say`strongest` },
    { value: 'channel', label: isMap ? say`of one channel` : say`by its number` },
  ];
  if (at) choices.push({ value: 'here', label: say`at x ${at.x}, y ${at.y}` });
  else if (!isNumber && unit !== 'max') {
    const [, whole] = /^\*,\*,(.*)$/.exec(unit) ?? [];
    choices.push({ value: 'here', label: whole ? say`whole channel ${whole}` : unit });
  }
  const isHere = choices.length > 2;
  const channel = channelOf(picked ?? unit) ?? neuron?.position.at(-1) ?? 0;
  const set = (chosen: string): void => {
    if (picked !== null) pick(null);
    element.unit = chosen;
  };
  return html`
    ${choiceControl(
      say`Unit`,
      choices,
      isHere ? 'here' : isNumber ? 'channel' : 'max',
      (chosen) => {
        if (chosen === 'here') return;
        set(chosen === 'max' ? 'max' : String(channel));
      },
    )}
    ${
      isNumber && !isHere
        ? numberControl(
            isMap ? say`Channel` : say`Number`,
            neuron ? neuron.layerShape.at(-1)! - 1 : null,
            Number(unit),
            (number) => set(String(number)),
          )
        : nothing
    }
    ${checkControl(say`Freeze`, element.freeze, (freeze) => (element.freeze = freeze))}
  `;
}
