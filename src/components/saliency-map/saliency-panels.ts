import { html, nothing, type TemplateResult } from 'lit';
import type { Box } from '../../protocol.js';
import { mapPanel, panelGrid, picturePanel, type Columns } from '../view/panels.js';
import { croppedMap } from '../figure/drawn-map.js';
import { say } from '../locale/message.js';
import { fieldOutline, neuronPicker } from '../view/neuron-picker.js';
import { isPartial } from '../figure/neurons.js';
import { hasPlaces, placeOf, unitAt } from '../figure/neurons.js';
import { drawnMaps, type DrawnMaps } from './drawn-maps.js';
import { chosenNeuron, pieceBox, shownNeuron, type SaliencyState } from './saliency-state.js';
import { methodTitle } from './saliency-text.js';

/** The picture beside its maps, and below or beside them what lies in the neuron's window. */
export function saliencyPanels(state: SaliencyState): TemplateResult {
  const { element, methods, result, description } = state;
  const shown = state.extras?.shown ?? result?.details ?? null;
  const maps = drawnMaps(shown, methods, element);
  const box = pieceBox(state);
  const pieces = box ? piecePanels(state, maps, box) : [];
  const withPicture = element.picture === 'beside';
  const columns = columnsFor(methods.length, withPicture, pieces.length);
  const whole = withPicture ? [leadingPicture(state, methods.length > 4)] : [];
  return panelGrid(columns, description?.inputShape ?? [1, 1, 1], [
    ...whole,
    ...methods.map((method, index) => wholeMap(state, maps, method, index === 0)),
    ...pieces,
  ]);
}

/** One row as long as pictures stay large enough, then two of equal length. */
function columnsFor(maps: number, withPicture: boolean, pieces: number): Columns {
  const all = maps + (withPicture ? 1 : 0);
  const inOneRow = maps === 1 ? all + pieces : all;
  if (inOneRow <= 4 || maps <= 4) {
    const narrow = inOneRow > 3 ? 2 : inOneRow;
    return { wide: inOneRow, medium: inOneRow, narrow };
  }
  const half = Math.ceil(maps / 2);
  return {
    wide: half + (withPicture ? 1 : 0),
    medium: all === 9 ? 3 : Math.ceil(all / 2),
    narrow: 2,
  };
}

function leadingPicture(state: SaliencyState, isLong: boolean): TemplateResult {
  return picturePanel({
    view: state.picture?.view ?? null,
    label: say`Picture`,
    alternative: say`The picture that is explained`,
    over: overPicture(state, true),
    place: isLong ? 'leading' : undefined,
  });
}

function wholeMap(
  state: SaliencyState,
  maps: DrawnMaps,
  method: SaliencyState['methods'][number],
  isFirst: boolean,
): TemplateResult {
  const { element, picture, progress } = state;
  const isUnder = element.picture === 'under' && picture !== null;
  return mapPanel({
    label: methodTitle(method),
    map: maps.get(method) ?? null,
    ofInput: true,
    colorMap: element.colormap,
    under: isUnder ? { view: picture.view, opacity: overlayOf(element.opacity) } : undefined,
    over: isUnder ? overPicture(state, isFirst) : nothing,
    expectsNote: element.clip < 100,
    progress,
    below: state.extras?.below(method),
  });
}

/** The picture's piece, where there is a picture, and each map's. */
function piecePanels(
  state: SaliencyState,
  maps: DrawnMaps,
  box: Box | 'pending',
): TemplateResult[] {
  const { element, methods, picture } = state;
  const isKnown = box !== 'pending';
  // A row of its own below several maps; beside a single one.
  const first = methods.length > 1 ? 'starting' : undefined;
  const isLong = methods.length > 4 && element.picture === 'beside';
  const withPicture = element.picture !== 'none';
  const ofPicture = picturePanel({
    view: isKnown ? (picture?.view ?? null) : null,
    label: say`Picture, cropped`,
    alternative: say`The piece of the picture that the neuron sees`,
    crop: isKnown && picture ? { box, of: picture.input.shape } : undefined,
    place: isLong ? 'leading' : first,
  });
  const ofMaps = methods.map((method, index) => {
    const map = maps.get(method);
    return mapPanel({
      label: say`${methodTitle(method)}, cropped`,
      map: isKnown && map ? croppedMap(map, box) : null,
      colorMap: element.colormap,
      place: index === 0 && !withPicture ? first : undefined,
      withLegend: false,
    });
  });
  return [...(withPicture ? [ofPicture] : []), ...ofMaps];
}

/** What lies over the picture when a neuron is explained. */
function overPicture(state: SaliencyState, focusable: boolean): TemplateResult | typeof nothing {
  const { element, description, picked, pick } = state;
  const neuron = shownNeuron(state);
  if (!neuron || !description) return nothing;
  const shape = description.inputShape;
  const field = isPartial(neuron, shape) ? fieldOutline(neuron, shape) : nothing;
  const canPick = chosenNeuron(state) && hasPlaces(neuron) && element.controls !== 'none';
  const [y, x, channel] = neuron.position;
  const picker = canPick
    ? neuronPicker({
        neuron,
        place: placeOf(picked) ?? (channel === undefined ? null : { x: x!, y: y! }),
        focusable,
        onPick: (place) => pick(unitAt(place, element.unit)),
      })
    : nothing;
  return html`${field}${picker}`;
}

function overlayOf(opacity: number): number {
  return Math.min(Math.max(opacity, 0), 1);
}
