import { html, nothing, type TemplateResult } from 'lit';
import type { Box, Shape3, SwitchesResponse } from '../../protocol.js';
import type { DrawnMap } from '../view/canvases.js';
import { summarise } from '../figure/heatmap.js';
import { say } from '../locale/message.js';
import { mapPanel, panelGrid, picturePanel } from '../view/panels.js';
import { partFailure } from '../view/part-failure.js';
import { fieldOutline, neuronPicker, placeUnder } from '../view/neuron-picker.js';
import type { Place } from '../figure/neurons.js';
import type { DeconvParts } from './deconv-parts.js';
import { keptChannel, type DeconvResult, type DeconvState } from './deconv-state.js';
import { originOf, unpooled, type DrawnSwitches } from './drawn-switches.js';
import { filterStrengths, keptFeatureMap, strongestFilter } from './feature-maps.js';

/** Whether the layer has switches of its own. */
function isMaxPooling(description: DeconvState['description'], { details }: DeconvResult): boolean {
  const kind = description?.layers.find(({ name }) => name === details.layer)?.kind;
  return /^MaxPool/.test(kind ?? '');
}

/** A pooled map, the same with every value back where it came from, and the picture below. */
export function switchesView(
  state: DeconvState,
  parts: DeconvParts,
): TemplateResult | typeof nothing {
  const { result, description, picture, element } = state;
  parts.poolingShown = result !== null && isMaxPooling(description, result);
  if (!result || !parts.poolingShown) return nothing;
  const { switches } = parts;
  const { answer, failure } = switches;
  const { activations, neuron } = result.details;
  const strengths = filterStrengths(activations);
  const channel = keptChannel(result.details) ?? strongestFilter(strengths);
  const pooled = keptFeatureMap(activations, channel);
  const place = switches.place ?? strongestPlace(pooled, activations.shape);
  const origin = answer && originOf(answer, place, channel);
  const draw = (values: Float32Array, [height, width]: Shape3): DrawnMap => {
    const limit = strengths.largest[channel]!;
    const scale = {
      range: [-limit, limit] satisfies [number, number],
      colorMap: element.colormap,
      fromZero: !strengths.signed,
      note: '',
    };
    const shape: Shape3 = [height, width, 1];
    return { values, shape, scale, summary: summarise(values, shape) };
  };
  const below = answer && draw(unpooledOnce(answer, pooled, channel), answer.inputShape);
  return html`
    <div
      role="group"
      class="section"
      part="switches"
      aria-label=${say`Switches of the max pooling`}
    >
      <p class="label lead">
        ${say`Switches of filter ${channel}: point at a cell of the pooled map, or move with the arrow keys`}
      </p>
      ${panelGrid({ wide: 3, medium: 3, narrow: 2 }, description!.inputShape, [
        mapPanel({
          label: say`Pooled map`,
          map: draw(pooled, activations.shape),
          colorMap: element.colormap,
          over: pointer(neuron, place, switches),
        }),
        mapPanel({
          label: say`Each value where it came from`,
          map: below,
          colorMap: element.colormap,
          over:
            origin && answer ? fieldOutline(windowAt(origin.winner), answer.inputShape) : nothing,
        }),
        picturePanel({
          view: picture?.view ?? null,
          label: say`What that cell looks at`,
          alternative: say`The picture that is explained`,
          over: origin ? fieldOutline({ receptiveField: origin.window }, result.shape) : nothing,
        }),
      ])}
      <p class="origin">
        ${origin ? originText(place, origin.winner, origin.window) : html`&nbsp;`}
      </p>
      ${failure ? partFailure(failure) : nothing}
    </div>
  `;
}

function pointer(
  neuron: DeconvResult['details']['neuron'],
  place: Place,
  switches: DrawnSwitches,
): TemplateResult {
  const hover = (event: PointerEvent): void => {
    const found = placeUnder(event, neuron);
    if (found) switches.point(found);
  };
  const onPick = (picked: Place): void => switches.point(picked);
  return html`<div class="pointer" @pointermove=${hover}>
    ${fieldOutline(windowAt(place), [neuron.layerShape[0]!, neuron.layerShape[1]!, 1])}
    ${neuronPicker({ neuron, place, focusable: true, onPick })}
  </div>`;
}

/** `Column 3, row 5 was won by column 6, row 11 of the map below, …` */
function originText({ x, y }: Place, winner: Place, window: Box): string {
  const { left, top, width, height } = window;
  return say`The cell at x ${x}, y ${y} has its value from x ${winner.x}, y ${winner.y} of the map below, which looks at ${width} × ${height} pixels of the picture from x ${left}, y ${top}.`;
}

function windowAt({ x, y }: Place): { receptiveField: Box } {
  return { receptiveField: { left: x, top: y, width: 1, height: 1 } };
}

function strongestPlace(map: Float32Array, [, width]: Shape3): Place {
  const best = map.reduce((most, value, place) => (value > map[most]! ? place : most), 0);
  return { x: best % width, y: Math.floor(best / width) };
}

const drawn = new WeakMap<SwitchesResponse, { channel: number; map: Float32Array }>();

function unpooledOnce(
  answer: SwitchesResponse,
  pooled: Float32Array,
  channel: number,
): Float32Array {
  const known = drawn.get(answer);
  if (known?.channel === channel) return known.map;
  const map = unpooled(answer, pooled, channel);
  drawn.set(answer, { channel, map });
  return map;
}
