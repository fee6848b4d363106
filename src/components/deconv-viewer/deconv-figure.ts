import type { Box, ModelDescription, Shape3, SwitchesResponse } from '../../protocol.js';
import { concealed } from '../figure/concealed.js';
import { croppedMap, mapLayer, type DrawnMap } from '../figure/drawn-map.js';
import { remembered } from '../figure/remembered.js';
import {
  filterStrengths,
  keptFeatureMap,
  originOf,
  strongestFilter,
  unpooled,
} from '../figure/feature-maps.js';
import {
  markOf,
  pictureLabel,
  pictureName,
  type Figure,
  type FigurePart,
  type Layer,
  type Mark,
  type Panel,
  type PanelGrid,
  type ShownPicture,
  type Tile,
  type TileGrid,
} from '../figure/figure.js';
import { mapText } from '../figure/map-words.js';
import { legendOf } from '../figure/legends.js';
import { cellOf, isPartial, type Place } from '../figure/neurons.js';
import { translate } from '../locale/message.js';
import type { DeconvAttributes } from './deconv-attributes.js';
import { drawnReconstruction } from './deconv-grids.js';
import { reconstructions, type Labelled } from './deconv-maps-figure.js';
import { imageRow } from './deconv-row-figure.js';
import {
  keptChannel,
  keptChoice,
  type DeconvDetails,
  type DeconvResult,
} from './deconv-request.js';
import {
  deconvAnnouncement,
  deconvCaption,
  isMaxPooling,
  isUnpooled,
  originText,
} from './deconv-text.js';

/** All that the figure of a `<deconv-viewer>` follows from. */
export interface DeconvState {
  attributes: DeconvAttributes;
  result: DeconvResult | null;
  description: ModelDescription | null;
  picture: ShownPicture | null;
  /** Those of the layer where it is a max pooling; `null` while they are unknown. */
  switches: SwitchesResponse | null;
  /** The pooled cell that the reader points at; `null` for the strongest. */
  pointed: Place | null;
  /** Whether the image and its maps stand among the epochs of the training instead. */
  showsEpochs?: boolean;
}

/** The image with what is reconstructed of it, or a row of images, and the switches of a max pooling. */
export function deconvFigure(state: DeconvState): Figure {
  const figure: Figure = {
    parts: partsOf(state),
    caption: deconvCaption(state),
    announcement: deconvAnnouncement(state),
  };
  return concealed(figure, state.attributes, state.result);
}

function partsOf(state: DeconvState): FigurePart[] {
  const { result, showsEpochs } = state;
  if (showsEpochs) return [];
  if (result?.details.images.length) return [imageRow(state, result)];
  return [reconstructionPanels(state), ...windowTiles(state), ...switchesParts(state)];
}

/** The image, what is reconstructed of it, the map it is kept from. */
function reconstructionPanels(state: DeconvState): PanelGrid {
  const { attributes, result, description } = state;
  const maps = shownMaps(state);
  const keep = result?.details.keep ?? keptChoice(attributes, false);
  const isWhole = keep === 'all';
  const row = maps.length + (isWhole ? 1 : 2);
  return {
    kind: 'panels',
    columns: { wide: row, medium: row, narrow: 2 },
    shape: description?.inputShape ?? [1, 1, 1],
    panels: [
      picturePanel(
        'picture',
        pictureLabel(state.picture),
        pictureLayers(state),
        fieldMarks(result),
      ),
      ...maps.map(({ key, label, map }) => mapPanel(state, { key, label, map, ofInput: true })),
      ...(isWhole ? [] : [featurePanel(state)]),
    ],
  };
}

function shownMaps(state: DeconvState): Labelled[] {
  return [...reconstructions(state), ...guidedMap(state)];
}

function guidedMap(state: DeconvState): Labelled[] {
  const { result, description } = state;
  const guided = result && isUnpooled(description, result.details) ? result.details.guided : null;
  if (!result || !guided) return [];
  const map = drawnReconstruction(state, guided, result.shape, null);
  return [{ key: 'guided', label: translate`Guided backprop`, map }];
}

function pictureLayers({ picture }: DeconvState, alternative = pictureName(picture)): Layer[] {
  return picture ? [{ part: 'picture', source: picture.view, alternative }] : [];
}

function picturePanel(key: string, label: string, layers: Layer[], marks: Mark[]): Panel {
  const part = 'picture-panel';
  return { kind: 'panel', key, part, label, layers, marks, legend: null, input: true };
}

function mapPanel(
  { attributes }: DeconvState,
  { key, label, map, ofInput = false }: Labelled & { ofInput?: boolean },
  marks: Mark[] = [],
): Panel {
  return {
    kind: 'panel',
    key,
    part: 'map-panel',
    label,
    layers: map ? [mapLayer(map, label)] : [],
    marks,
    legend: legendOf(map?.scale ?? null, attributes.colormap),
    input: ofInput && (map ?? true),
  };
}

/** The kept filter's map, on which a place can be picked. */
function featurePanel(state: DeconvState): Panel {
  const details = state.result?.details;
  const channel = details ? keptChannel(details) : null;
  if (!details || channel === null) {
    return mapPanel(state, { key: 'feature', label: translate`Feature map`, map: null });
  }
  const { activations } = details;
  const values = keptFeatureMap(activations, channel);
  const map = drawnFeatures(state, details, channel, values, activations.shape);
  return mapPanel(state, {
    key: 'feature',
    label: translate`Feature map of filter ${channel}`,
    map,
  });
}

/** A filter's activations in its colours, wherever they lie. */
function drawnFeatures(
  { attributes }: DeconvState,
  { activations }: DeconvDetails,
  channel: number,
  values: Float32Array,
  [height, width]: Shape3,
): DrawnMap {
  const { largest, signed } = filterStrengths(activations);
  const limit = largest[channel]!;
  const { colormap } = attributes;
  const shape: Shape3 = [height, width, 1];
  return {
    values,
    shape,
    scale: { range: [-limit, limit], colorMap: colormap, fromZero: !signed, note: '' },
    summary: mapText(values, shape, 'activation'),
  };
}

/** The window of the image that the kept activation sees, small, and the same part of each map. */
function windowTiles(state: DeconvState): TileGrid[] {
  const { picture, result } = state;
  const box = result && windowOf(result);
  if (!box || !picture) return [];
  const alternative = translate`The window of the image that the kept activation sees`;
  const crop = { box, of: picture.input.shape };
  const tile = (label: string, layers: Layer[]): Tile => ({
    panes: [{ layers, marks: [] }],
    label,
    number: '',
    note: '',
    name: label,
  });
  return [
    {
      kind: 'tiles',
      key: 'windows',
      title: '',
      name: translate`Receptive field, enlarged`,
      columns: 8,
      aspect: box.width / box.height,
      legend: null,
      tiles: [
        tile(
          translate`Receptive field`,
          pictureLayers(state, alternative).map((layer) => ({ ...layer, crop })),
        ),
        ...shownMaps(state).map(({ label, map }) =>
          tile(label, map ? [mapLayer(croppedMap(map, box), label)] : []),
        ),
      ],
    },
  ];
}

/** The window of one neuron where it leaves out a part of the image. */
function windowOf({ shape, details: { neuron } }: DeconvResult): Box | null {
  return neuron.position.length === 3 && isPartial(neuron, shape) ? neuron.receptiveField : null;
}

function fieldMarks(result: DeconvResult | null): Mark[] {
  const box = result && windowOf(result);
  return box ? [markOf('field', box, result.shape)] : [];
}

/** The filter whose switches are drawn. */
export function switchesChannel(details: DeconvDetails): number {
  return keptChannel(details) ?? strongestFilter(filterStrengths(details.activations));
}

/** A pooled map, the same with every value back where it came from, and the image below. */
function switchesParts(state: DeconvState): FigurePart[] {
  const { result, description, switches } = state;
  if (!result || !description || !isMaxPooling(description, result)) return [];
  const { details } = result;
  const { activations } = details;
  const channel = switchesChannel(details);
  const pooled = keptFeatureMap(activations, channel);
  const place = pointedPlace(state, details);
  const origin = switches && originOf(switches, place, channel);
  const draw = (values: Float32Array, shape: Shape3): DrawnMap =>
    drawnFeatures(state, details, channel, values, shape);
  const unpool = (known: SwitchesResponse): Float32Array =>
    remembered(known, 'unpooled map', [channel], () => unpooled(known, pooled, channel));
  return [
    {
      kind: 'panels',
      columns: { wide: 3, medium: 3, narrow: 2 },
      shape: description.inputShape,
      panels: [
        mapPanel(
          state,
          { key: 'pooled', label: translate`Pooled map`, map: draw(pooled, activations.shape) },
          [markOf('field', cellOf(place), activations.shape)],
        ),
        mapPanel(
          state,
          {
            key: 'unpooled',
            label: translate`Each value at its switch`,
            map: switches && draw(unpool(switches), switches.inputShape),
          },
          switches && origin ? [markOf('field', cellOf(origin.winner), switches.inputShape)] : [],
        ),
        picturePanel(
          'origin',
          translate`Receptive field of that cell`,
          pictureLayers(state),
          origin ? [markOf('field', origin.window, result.shape)] : [],
        ),
      ],
    },
    {
      kind: 'note',
      paragraph: {
        kind: 'finding',
        style: 'origin',
        text: origin ? [originText(place, origin.winner, origin.window)] : [],
      },
    },
  ];
}

/** The pooled cell whose origin is shown. */
export function pointedPlace(
  { pointed }: Pick<DeconvState, 'pointed'>,
  details: DeconvDetails,
): Place {
  if (pointed) return pointed;
  const { activations } = details;
  const [, width] = activations.shape;
  const map = keptFeatureMap(activations, switchesChannel(details));
  const best = map.reduce((most, value, place) => (value > map[most]! ? place : most), 0);
  return { x: best % width, y: Math.floor(best / width) };
}
