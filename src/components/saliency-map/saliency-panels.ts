import { html, nothing, type TemplateResult } from 'lit';
import type { Box, Neuron } from '../../protocol.js';
import { mapPanel, panelGrid, picturePanel, type Columns } from '../panels.js';
import { croppedMap, drawnMaps, type DrawnMaps } from './drawn-maps.js';
import { fieldOutline, neuronPicker } from './neuron-picker.js';
import { isPartial, neuronOf, type SaliencyState } from './saliency-state.js';
import { methodTitles } from './saliency-text.js';
import { hasPlaces, placeOf, unitAt } from './unit.js';

/** The picture beside its maps, and below or beside them what lies in the neuron's window. */
export function saliencyPanels(state: SaliencyState): TemplateResult {
  const { element, methods, result, description, picture } = state;
  const maps = drawnMaps(result, methods, element);
  const neuron = neuronOf(state);
  const field =
    element.crop !== 'none' && neuron && picture && isPartial(neuron, picture)
      ? neuron.receptiveField
      : null;
  const pieces = field ? piecePanels(state, maps, field) : [];
  const withPicture = element.picturePlace === 'beside';
  const columns = columnsFor(methods.length, withPicture, pieces.length);
  const whole = withPicture ? [leadingPicture(state, neuron, methods.length > 4)] : [];
  return panelGrid(columns, description?.inputShape ?? [1, 1, 1], [
    ...whole,
    ...methods.map((method, index) => wholeMap(state, maps, method, neuron, index)),
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

function leadingPicture(
  state: SaliencyState,
  neuron: Neuron | null,
  isLong: boolean,
): TemplateResult {
  return picturePanel({
    view: state.picture?.view ?? null,
    label: 'Picture',
    alternative: 'The picture that is explained',
    over: overPicture(state, neuron, true),
    place: isLong ? 'leading' : undefined,
  });
}

function wholeMap(
  state: SaliencyState,
  maps: DrawnMaps,
  method: SaliencyState['methods'][number],
  neuron: Neuron | null,
  index: number,
): TemplateResult {
  const { element, picture, progress } = state;
  const isUnder = element.picturePlace === 'under' && picture !== null;
  return mapPanel({
    label: methodTitles[method] ?? method,
    map: maps.get(method) ?? null,
    colorMap: element.colormap,
    under: isUnder ? { view: picture.view, opacity: overlayOf(element.opacity) } : undefined,
    over: isUnder ? overPicture(state, neuron, index === 0) : nothing,
    progress,
  });
}

/** The picture's piece, where there is a picture, and each map's. */
function piecePanels(state: SaliencyState, maps: DrawnMaps, box: Box): TemplateResult[] {
  const { element, methods, picture } = state;
  // A row of its own below several maps; beside a single one.
  const first = methods.length > 1 ? 'starting' : undefined;
  const withPicture = element.picturePlace !== 'none' && picture !== null;
  const ofPicture = withPicture
    ? [
        picturePanel({
          view: picture.view,
          label: 'Picture, cropped',
          alternative: 'The piece of the picture that the neuron sees',
          crop: { box, of: picture.input.shape },
          place:
            first && methods.length > 4 && element.picturePlace === 'beside' ? 'leading' : first,
        }),
      ]
    : [];
  const ofMaps = methods.map((method, index) => {
    const map = maps.get(method);
    return mapPanel({
      label: `${methodTitles[method] ?? method}, cropped`,
      map: map ? croppedMap(map, box) : null,
      colorMap: element.colormap,
      place: index === 0 && !withPicture ? first : undefined,
      withLegend: false,
    });
  });
  return [...ofPicture, ...ofMaps];
}

/** What lies over the picture when a neuron is explained. */
function overPicture(
  { element, description, picked, pick }: SaliencyState,
  neuron: Neuron | null,
  focusable: boolean,
): TemplateResult | typeof nothing {
  if (!neuron || !description) return nothing;
  const { inputShape: shape } = description;
  const { height, width } = neuron.receptiveField;
  const field = height < shape[0] || width < shape[1] ? fieldOutline(neuron, shape) : nothing;
  if (element.controls === 'none' || !hasPlaces(neuron)) return html`${field}`;
  const { position } = neuron;
  const own = position.length === 3 ? { x: position[1]!, y: position[0]! } : null;
  return html`${field}${neuronPicker({
    neuron,
    place: placeOf(picked) ?? own,
    focusable,
    onPick: (place) => pick(unitAt(place, element.unit)),
  })}`;
}

function overlayOf(opacity: number): number {
  return Math.min(Math.max(opacity, 0), 1);
}
