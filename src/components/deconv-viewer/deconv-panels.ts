import { html, nothing, type TemplateResult } from 'lit';
import type { Box, SwitchMode } from '../../protocol.js';
import type { DrawnMap } from '../view/canvases.js';
import { summarise } from '../figure/heatmap.js';
import { say } from '../locale/message.js';
import { mapPanel, panelGrid, picturePanel } from '../view/panels.js';
import { croppedMap } from '../figure/drawn-map.js';
import { drawingOf } from '../figure/drawn-map.js';
import { fieldOutline, neuronPicker } from '../view/neuron-picker.js';
import { isPartial } from '../figure/neurons.js';
import { hasPlaces, unitAt } from '../figure/neurons.js';
import { isUnpooled, modesShown } from './deconv-caption.js';
import { keptChannel, viewOf, type DeconvResult, type DeconvState } from './deconv-state.js';
import { modesOf } from './deconvolve.js';
import { switchTitles } from './deconv-text.js';
import { filterStrengths, keptFeatureMap } from './feature-maps.js';
import { drawnReconstruction } from './drawn-reconstructions.js';

/** The picture, what is reconstructed of it, the map it is kept from; and the window it sees. */
export function deconvPanels(state: DeconvState): TemplateResult {
  const { element, result, description, picture, progress } = state;
  const modes = result ? modesShown(result) : modesOf(element.switches, element.compare);
  const guided = result && isUnpooled(state, result) ? result.details.guided : null;
  const maps = [
    ...reconstructions(state, modes),
    ...(guided
      ? [{ label: say`Guided backprop`, map: drawnReconstruction(state, guided, null) }]
      : []),
  ];
  const box = result && windowOf(result);
  const pieces = box ? piecesOf(state, maps, box) : [];
  const channel = result ? keptChannel(result.details) : null;
  const row = maps.length + (element.keep === 'all' ? 1 : 2);
  const all = row + pieces.length;
  return panelGrid(
    { wide: all > 6 ? row : all, medium: row, narrow: 2 },
    description?.inputShape ?? [1, 1, 1],
    [
      picturePanel({
        view: picture?.view ?? null,
        label: say`Picture`,
        alternative: say`The picture that is explained`,
        over: overPicture(state),
      }),
      ...maps.map(({ label, map }) =>
        mapPanel({ label, map, ofInput: true, colorMap: element.colormap, progress }),
      ),
      ...(element.keep === 'all' ? [] : [featurePanel(state, channel)]),
      ...pieces,
    ],
  );
}

interface Labelled {
  label: string;
  /** `null` while it is computed. */
  map: DrawnMap | null;
}

function reconstructions(state: DeconvState, modes: SwitchMode[]): Labelled[] {
  const { element, result } = state;
  const known = result?.details.reconstructions ?? {};
  const isShared = /^(layer|shared)$/.test(element.range);
  const limits = modes.map((mode) => {
    const map = known[mode];
    return result && map ? drawingOf(map, result.shape, viewOf(state)).limit : 0;
  });
  const limit = isShared ? Math.max(...limits) : null;
  return modes.map((mode) => {
    const map = known[mode];
    return {
      label: titleOf(state, mode),
      map: map ? drawnReconstruction(state, map, limit) : null,
    };
  });
}

function titleOf(state: DeconvState, mode: SwitchMode): string {
  const { result, element } = state;
  const isPlain = mode === 'recorded' && !element.compare;
  // A name that the engine does not know has no title, and will be refused.
  return isPlain || result?.details.poolings.length === 0
    ? say`Reconstruction`
    : (switchTitles[mode]?.() ?? mode);
}

/** The kept filter's map, on which a place can be picked. */
function featurePanel(state: DeconvState, channel: number | null): TemplateResult {
  const { element, result, progress } = state;
  if (!result || channel === null) {
    return mapPanel({ label: say`Feature map`, map: null, colorMap: element.colormap, progress });
  }
  const { activations } = result.details;
  const [height, width] = activations.shape;
  const { largest, signed } = filterStrengths(activations);
  const values = keptFeatureMap(activations, channel);
  const limit = largest[channel]!;
  return mapPanel({
    label: say`Feature map of filter ${channel}`,
    map: {
      values,
      shape: [height, width, 1],
      scale: { range: [-limit, limit], colorMap: element.colormap, fromZero: !signed, note: '' },
      summary: summarise(values, [height, width, 1]),
    },
    colorMap: element.colormap,
    over: picker(state, result, true),
  });
}

function piecesOf(state: DeconvState, maps: Labelled[], box: Box): TemplateResult[] {
  const { picture, element } = state;
  return [
    picturePanel({
      view: picture?.view ?? null,
      label: say`Picture, its window`,
      alternative: say`The piece of the picture that the kept activation sees`,
      crop: picture ? { box, of: picture.input.shape } : undefined,
      place: 'starting',
    }),
    ...maps.map(({ label, map }) =>
      mapPanel({
        label: say`${label}, its window`,
        map: map && croppedMap(map, box),
        colorMap: element.colormap,
        withLegend: false,
      }),
    ),
  ];
}

/** The window of one neuron where it leaves out a part of the picture. */
function windowOf({ shape, details: { neuron } }: DeconvResult): Box | null {
  return neuron.position.length === 3 && isPartial(neuron, shape) ? neuron.receptiveField : null;
}

function overPicture(state: DeconvState): TemplateResult | typeof nothing {
  const { result } = state;
  if (!result) return nothing;
  const field = windowOf(result) ? fieldOutline(result.details.neuron, result.shape) : nothing;
  return html`${field}${picker(state, result, false)}`;
}

function picker(
  { element }: DeconvState,
  { details: { neuron, layer } }: DeconvResult,
  focusable: boolean,
): TemplateResult | typeof nothing {
  // While another layer is being computed its places are not known.
  const isCurrent = !element.layer || element.layer === layer;
  if (!hasPlaces(neuron) || !isCurrent || element.controls === 'none') return nothing;
  const [y, x, channel] = neuron.position;
  const isWhole = channel === undefined;
  return neuronPicker({
    neuron,
    place: isWhole ? null : { x: x!, y: y! },
    focusable,
    onPick: (place) => {
      const kept = isWhole ? y : channel;
      element.unit = unitAt(place, kept === undefined ? null : String(kept));
      element.keep = 'position';
    },
  });
}
