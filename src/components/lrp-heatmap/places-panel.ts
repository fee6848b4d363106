import { html, nothing, type TemplateResult } from 'lit';
import { summarise } from '../figure/heatmap.js';
import { say } from '../locale/message.js';
import { neuronPicker } from '../view/neuron-picker.js';
import { mapPanel } from '../view/panels.js';
import { magnitudePercentile } from '../figure/ranges.js';
import { placeOf } from '../figure/neurons.js';
import type { LrpState } from './lrp-state.js';

/**
 * Of a picture that is larger than the model's input: the class's logit at every output position,
 * from which one is picked; none where there is but one.
 */
export function placesPanel({ element, result }: LrpState): TemplateResult[] {
  const places = result?.details.places;
  const [height = 1, width = 1] = places?.shape ?? [];
  if (!result || !places || height * width === 1) return [];
  const limit = magnitudePercentile([places.data], 100);
  const place = placeOf(element.place);
  const canPick = element.controls !== 'none';
  const back = (): void => {
    element.place = null;
  };
  return [
    mapPanel({
      label: say`Score of ${result.target.label} at each output`,
      map: {
        values: places.data,
        shape: [height, width, 1],
        scale: { range: [-limit, limit], colorMap: element.colormap, fromZero: false, note: '' },
        summary: summarise(places.data, [height, width, 1]),
      },
      colorMap: element.colormap,
      over: canPick
        ? neuronPicker({
            neuron: { layerShape: [height, width] },
            place,
            focusable: true,
            onPick: ({ x, y }) => (element.place = `${x},${y}`),
          })
        : nothing,
      below: html`<p part="places" class="places">
        ${place ? say`The relevance of output x ${place.x}, y ${place.y}.` : say`All ${height * width} outputs are explained together.`}
        ${
          !canPick
            ? nothing
            : place
              ? html`<button part="back" type="button" @click=${back}>${say`All of them`}</button>`
              : say`Click one to explain it alone.`
        }
      </p>`,
    }),
  ];
}
