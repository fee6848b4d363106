import type { ModelDescription, Shape3 } from '../../protocol.js';
import { percentileOf } from '../figure/display-defaults.js';
import { concealed, hidesClass } from '../figure/concealed.js';
import { allows } from '../figure/controls-list.js';
import { mapLayer, type DrawnMap } from '../figure/drawn-map.js';
import { remembered } from '../figure/remembered.js';
import {
  pictureLabel,
  pictureName,
  type Columns,
  type Figure,
  type Panel,
  type ShownPicture,
} from '../figure/figure.js';
import { mapText } from '../figure/map-words.js';
import { clipNote, legendOf } from '../figure/legends.js';
import { placeOf } from '../figure/neurons.js';
import { magnitudePercentile, numbersOf, rangesOf } from '../figure/ranges.js';
import { translate } from '../locale/message.js';
import type { LrpAttributes } from './lrp-attributes.js';
import { mapWords } from './lrp-finding-text.js';
import { layerPanels } from './lrp-layer-figure.js';
import {
  gradientTimesInput,
  knownNames,
  pixelsOf,
  shownMaps,
  type ComparedMaps,
  type ComparedName,
  type ShownRelevance,
} from './lrp-request.js';
import { lrpAnnouncement, lrpCaption } from './lrp-text.js';
import { mapTitle } from './lrp-title-text.js';

/** All that the figure of an `<lrp-heatmap>` follows from. */
export interface LrpState extends ShownRelevance {
  attributes: LrpAttributes;
  description: ModelDescription | null;
  picture: ShownPicture | null;
  /** Whether the image stands elsewhere on the page, beside this figure. */
  isShownElsewhere?: boolean;
}

/** The image beside its relevance by every composite, beside gradient x input, and beside that of a layer. */
export function lrpFigure(state: LrpState): Figure {
  const { attributes, picture, description } = state;
  const names = shownNames(state);
  const shape = picture?.input.shape ?? description?.inputShape ?? [1, 1, 1];
  const maps = drawnMaps(state, names, shape);
  const panels = [
    ...(state.isShownElsewhere ? [] : [picturePanel(state)]),
    ...names.map((name) => {
      const map = maps.get(name);
      const words = map ? mapWords(state, maps, name) : '';
      return mapPanel(name, map && { ...map, summary: words }, attributes, shape);
    }),
    ...layerPanels(state),
    ...placesPanels(state),
  ];
  const figure: Figure = {
    parts: [{ kind: 'panels', columns: columnsFor(panels.length), shape, panels }],
    caption: lrpCaption(state),
    announcement: lrpAnnouncement(state),
  };
  return concealed(figure, attributes, state.result);
}

/** A single map stays, with its title, until the next one comes. */
export function shownNames({
  attributes,
  result,
}: Pick<LrpState, 'attributes' | 'result'>): ComparedName[] {
  const names = knownNames(attributes, result);
  if (names.length > 1 || !result) return names;
  return Object.values(result.details.compared).length === 1 && !result.details.gradientTimesInput
    ? [result.method as ComparedName]
    : names;
}

type DrawnMaps = ReadonlyMap<ComparedName, DrawnMap>;

/** Every map, summed over the colour channels, in symmetric colours around 0. */
function drawnMaps(state: LrpState, names: readonly ComparedName[], shape: Shape3): DrawnMaps {
  const maps = shownMaps(state);
  if (!maps) return new Map();
  const { clip, range, colormap } = state.attributes;
  const key = [names, clip, range, colormap, shape];
  return remembered(maps, 'drawn maps', key, () => draw(maps, names, shape, state.attributes));
}

function draw(
  maps: ComparedMaps,
  names: readonly ComparedName[],
  shape: Shape3,
  { clip, range, colormap }: LrpAttributes,
): DrawnMaps {
  const values = new Map<ComparedName, Float32Array>();
  for (const name of names) {
    const map = mapOf(name, maps);
    if (map) values.set(name, pixelsOf(map, shape));
  }
  const percentile = percentileOf(clip, shape);
  const ranges = rangesOf(range, values, percentile);
  const [height, width] = shape;
  return new Map(
    [...values].map(([name, pixels]): [ComparedName, DrawnMap] => {
      const own = ranges.get(name)!;
      const drawn = { values: pixels, shape: [height, width, 1] satisfies Shape3 };
      const note = clipNote(drawn, own, numbersOf(range) ? null : percentile);
      const map: DrawnMap = {
        ...drawn,
        scale: { range: own, colorMap: colormap, fromZero: false, note },
        summary: '',
      };
      return [name, map];
    }),
  );
}

/** A map by its name. */
export function mapOf(name: ComparedName, maps: ComparedMaps): Float32Array | null {
  if (name === 'auto') return null;
  return name === gradientTimesInput ? maps.gradientTimesInput : (maps.compared[name]?.map ?? null);
}

function columnsFor(all: number): Columns {
  if (all <= 4) return { wide: all, medium: all, narrow: Math.min(all, 2) };
  const half = Math.ceil(all / 2);
  return { wide: all <= 5 ? 5 : half, medium: half, narrow: 2 };
}

function picturePanel({ picture }: LrpState): Panel {
  return {
    kind: 'panel',
    key: 'picture',
    part: 'picture-panel',
    label: pictureLabel(picture),
    layers: picture
      ? [{ part: 'picture', source: picture.view, alternative: pictureName(picture) }]
      : [],
    marks: [],
    legend: null,
    input: true,
  };
}

function mapPanel(
  name: ComparedName,
  map: DrawnMap | undefined,
  { colormap, clip }: LrpAttributes,
  shape: Shape3,
): Panel {
  const label = mapTitle(name);
  return {
    kind: 'panel',
    key: name,
    part: 'map-panel',
    label,
    layers: map ? [mapLayer(map, label)] : [],
    marks: [],
    legend: legendOf(map?.scale ?? null, colormap, percentileOf(clip, shape) < 100),
    input: map ?? true,
  };
}

/**
 * Of an image that is larger than the model's input: the class's logit at every output position,
 * from which one is picked; none where there is but one.
 */
function placesPanels({ attributes, result }: LrpState): Panel[] {
  const places = result?.details.places;
  const [height = 1, width = 1] = places?.shape ?? [];
  if (!result || !places || height * width === 1) return [];
  const limit = magnitudePercentile([places.data], 100);
  const { colormap } = attributes;
  const place = placeOf(attributes.place);
  const canPick = allows(attributes, 'place');
  const shape: Shape3 = [height, width, 1];
  const map: DrawnMap = {
    values: places.data,
    shape,
    scale: { range: [-limit, limit], colorMap: colormap, fromZero: false, note: '' },
    summary: mapText(places.data, shape, 'magnitude'),
  };
  const name = hidesClass(attributes) ? translate`the class` : result.target.label;
  const label = translate`Score of ${name} by output position`;
  const text = place
    ? translate`Relevance for the output in row ${place.y + 1}, column ${place.x + 1}.`
    : translate`Relevance for all ${height * width} outputs together.`;
  const invitation =
    canPick && !place ? [' ', translate`Click an output to explain it alone.`] : [];
  return [
    {
      kind: 'panel',
      key: 'places',
      part: 'map-panel',
      label,
      layers: [mapLayer(map, label)],
      marks: [],
      legend: legendOf(map.scale, colormap),
      below: { kind: 'about', part: 'places', style: 'places', text: [text, ...invitation] },
    },
  ];
}
