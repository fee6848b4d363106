import { html, nothing, type TemplateResult } from 'lit';
import { saliencyMethods } from '../../protocol.js';
import { classControl } from '../view/controls.js';
import { choiceControl, sliderControl } from '../view/controls.js';
import { say } from '../locale/message.js';
import { pictureControl } from '../view/controls.js';
import { canExplain, layerControl, neuronControls } from './neuron-controls.js';
import type { SaliencyState } from './saliency-state.js';
import { methodTitle } from './saliency-text.js';

/** The reader's controls: which picture, which class or neuron, which method, how it is laid over. */
export function saliencyControls(state: SaliencyState): TemplateResult {
  const { element } = state;
  return html`
    <div part="controls" class="controls">
      ${pictureControl(state)} ${element.layer ? nothing : classControl(state)}
      ${element.compare ? nothing : methodControl(state)} ${layerControl(state)}
      ${element.layer ? neuronControls(state) : nothing}
      ${element.picture === 'under' ? overlayControl(element) : nothing}
    </div>
  `;
}

function methodControl({ element, description }: SaliencyState): TemplateResult {
  const { layer } = element;
  const methods = saliencyMethods.filter(
    (name) => !layer || !description || canExplain(name, layer, description.layers),
  );
  return choiceControl(
    say`Method`,
    methods.map((name) => ({ value: name, label: methodTitle(name) })),
    element.method,
    (chosen) => {
      const method = saliencyMethods.find((name) => name === chosen);
      if (method) element.method = method;
    },
  );
}

function overlayControl(element: { opacity: number }): TemplateResult {
  return sliderControl(say`Overlay`, [0, 1, 0.01], element.opacity, (opacity) => {
    element.opacity = opacity;
  });
}
