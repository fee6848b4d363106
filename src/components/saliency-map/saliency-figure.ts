import type { SaliencyResult } from '../../client/saliency.js';
import { isPhotograph } from '../../client/image/photograph.js';
import { nextTask } from '../../client/next-task.js';
import {
  usualMasks,
  type Box,
  type ModelDescription,
  type SaliencyMethod,
  type Shape3,
} from '../../protocol.js';
import {
  channelViewOf,
  countedValues,
  liesOverPhotograph,
  percentileOf,
} from '../figure/display-defaults.js';
import { concealed } from '../figure/concealed.js';
import { croppedMap, mapLayer, type DrawnMap } from '../figure/drawn-map.js';
import { remembered } from '../figure/remembered.js';
import {
  markOf,
  pictureLabel,
  pictureName,
  type Columns,
  type Figure,
  type Legend,
  type Mark,
  type Panel,
  type ShownPicture,
} from '../figure/figure.js';
import { drawnChannels, type ChannelView, type DrawnChannels } from '../figure/heatmap.js';
import { clipNote, legendOf, ROOM } from '../figure/legends.js';
import { isPartial } from '../figure/neurons.js';
import { isSharedRange, numbersOf, rangeFromLowest, rangesOf } from '../figure/ranges.js';
import { inLanguage } from '../locale/direction.js';
import { translate, type Language } from '../locale/message.js';
import { shownMethods, type SaliencyAttributes } from './saliency-attributes.js';
import { masksImages, methodTitle, rowOf } from './saliency-rows.js';
import { mapWords, ownWords, readFindings } from './saliency-finding-text.js';
import { passesText, saliencyAnnouncement, saliencyCaption, shownNeuron } from './saliency-text.js';

/** Maps in place of the result's own. */
export interface ShownMaps {
  maps: Record<string, Float32Array>;
  shapes: Record<string, Shape3>;
}

/** All that the figure of a `<saliency-map>` follows from. */
export interface SaliencyState {
  attributes: SaliencyAttributes;
  result: SaliencyResult | null;
  description: ModelDescription | null;
  picture: ShownPicture | null;
  /** Whether the image stands elsewhere on the page, beside this figure. */
  isShownElsewhere?: boolean;
  /** Of a step of the sanity check; `null` for the result's own. */
  shown: ShownMaps | null;
}

/** The picture beside its maps, and below or beside them what lies in the neuron's window. */
export function saliencyFigure(state: SaliencyState): Figure {
  const { attributes, description } = state;
  const methods = shownMethods(attributes);
  const maps = drawnMaps(state, methods);
  const box = pieceBox(state);
  const pieces = box ? piecePanels(state, methods, maps, box) : [];
  const withPicture = standsBeside(attributes) && !isLeftOut(state);
  const panels = [
    ...(withPicture ? [leadingPicture(state, methods.length > 4)] : []),
    ...methods.map((method) => wholeMap(state, maps, method)),
    ...pieces,
  ];
  const figure: Figure = {
    parts: [
      {
        kind: 'panels',
        columns: columnsFor(methods.length, withPicture, pieces.length, description?.inputShape),
        shape: description?.inputShape ?? [1, 1, 1],
        panels,
      },
    ],
    caption: saliencyCaption(state),
    announcement: saliencyAnnouncement(state),
  };
  return concealed(figure, attributes, state.result);
}

type DrawnMaps = ReadonlyMap<SaliencyMethod, DrawnMap>;

/** Every map, among those asked for, as the author wants it drawn. */
function drawnMaps(
  { attributes, result, shown, description }: SaliencyState,
  methods: readonly SaliencyMethod[],
): DrawnMaps {
  const { channels, clip, range, colormap } = attributes;
  const maps = shown ?? result?.details;
  if (!maps) return new Map();
  const { inputShape, preprocessing } = description ?? {};
  const key = [methods, channels, clip, range, colormap, inputShape, preprocessing?.channels];
  return remembered(maps, 'drawn maps', key, () => draw(maps, methods, attributes, description));
}

/**
 * Reads what is drawn and said of each map of a photograph, with a pause before the next: all at once
 * would hold up the page.
 *
 * @param language in which it is said
 */
export async function readMaps(
  { details }: SaliencyResult,
  attributes: SaliencyAttributes,
  model: ModelDescription,
  language: Language | null,
): Promise<void> {
  if (!isPhotograph(model.inputShape)) return;
  const methods = shownMethods(attributes);
  for (const method of methods) {
    await nextTask();
    inLanguage(language, () => {
      draw(details, [method], attributes, model);
      ownWords(details, method, null);
    });
  }
  await readFindings(details, methods, language);
  await nextTask();
}

function draw(
  { maps, shapes }: ShownMaps,
  methods: readonly SaliencyMethod[],
  { channels, clip, range, colormap }: SaliencyAttributes,
  model: ModelDescription | null,
): DrawnMaps {
  const shape = model?.inputShape;
  const viewOf = (method: string): ChannelView => channelViewOf(channels, method, shape);
  // A method that was asked for a moment ago has no map yet.
  const present = methods.filter((method) => method in maps);
  const drawn = new Map(
    present.map((method) => {
      const make = (): DrawnChannels =>
        drawnChannels(maps[method]!, shapes[method]!, viewOf(method), model);
      const key = [viewOf(method), shape, model?.preprocessing.channels];
      return [method, remembered(maps[method]!, 'channels', key, make)];
    }),
  );
  const percentile = (method: string): number => percentileOf(clip, shape, method);
  const values = new Map(
    [...drawn].map(([method, map]) => [method, countedValues(map.values, shape)]),
  );
  const ranges = rangesOf(range, values, percentile);
  const numbers = numbersOf(range);
  const lowest = Math.min(...present.map(percentile));
  const endOf = (method: string): number => (isSharedRange(range) ? lowest : percentile(method));
  return new Map(
    [...drawn].map(([method, map]) => {
      const isFromLowest = rowOf(method)?.fromLowest && !numbers && !isSharedRange(range);
      const own = isFromLowest ? rangeFromLowest(map.values) : ranges.get(method)!;
      const scale = {
        range: own,
        colorMap: viewOf(method) === 'rgb' ? null : colormap,
        fromZero: rowOf(method)?.sign === 'non-negative' && !numbers,
        note: clipNote(
          { ...map, values: values.get(method)! },
          own,
          numbers ? null : endOf(method),
        ),
      };
      return [method, { ...map, scale, summary: '' }];
    }),
  );
}

/** One row as long as pictures stay large enough, then two of equal length. */
function columnsFor(
  maps: number,
  withPicture: boolean,
  pieces: number,
  shape: Shape3 | undefined,
): Columns {
  const all = maps + (withPicture ? 1 : 0);
  const inOneRow = maps === 1 ? all + pieces : all;
  if (inOneRow <= 4 || maps <= 4) {
    // Of a photograph a third of a phone's width shows nothing.
    const narrow = inOneRow > (isPhotograph(shape) ? 2 : 3) ? 2 : inOneRow;
    return { wide: inOneRow, medium: inOneRow, narrow };
  }
  const half = Math.ceil(maps / 2);
  return {
    wide: half + (withPicture ? 1 : 0),
    medium: all === 9 ? 3 : Math.ceil(all / 2),
    narrow: 2,
  };
}

function leadingPicture(state: SaliencyState, isLong: boolean): Panel {
  const { picture } = state;
  return {
    kind: 'panel',
    key: 'picture',
    part: 'picture-panel',
    label: pictureLabel(picture),
    layers: picture
      ? [{ part: 'picture', source: picture.view, alternative: pictureName(picture) }]
      : [],
    marks: fieldMarks(state),
    legend: null,
    input: true,
    place: isLong ? 'leading' : undefined,
  };
}

function wholeMap(state: SaliencyState, maps: DrawnMaps, method: SaliencyMethod): Panel {
  const { attributes, picture, description } = state;
  const isUnder = picture !== null && liesUnder(attributes, method, description?.inputShape);
  const drawn = maps.get(method);
  const map = drawn ? { ...drawn, summary: mapWords(state, method) } : null;
  const label = methodTitle(method);
  const opacity = isUnder ? Math.min(Math.max(attributes.opacity, 0), 1) : 1;
  // Of small inputs each pixel is seen; over a photograph an even layer would veil it.
  const isFading = isUnder && isPhotograph(description?.inputShape);
  const under = isUnder
    ? [{ part: 'ground', source: picture.view, alternative: '', ground: true }]
    : [];
  return {
    kind: 'panel',
    key: method,
    part: 'map-panel',
    label,
    layers: map ? [...under, mapLayer(map, label, opacity, isFading)] : [],
    marks: isUnder ? fieldMarks(state) : [],
    legend: withPasses(
      legendOf(map?.scale ?? null, attributes.colormap, expectsNote(state, method)),
      state,
      method,
    ),
    input: map ?? true,
  };
}

/** The legend with the number of masked images, which is known before the map where it is a setting. */
function withPasses(
  legend: Legend,
  { attributes, result, description }: SaliencyState,
  method: SaliencyMethod,
): Legend {
  if (!masksImages(method)) return legend;
  const masked = result?.details.masked?.[method];
  const shape = description?.inputShape;
  const expected = method === 'rise' && shape ? (attributes.masks ?? usualMasks(shape)) : null;
  const told = masked
    ? passesText(masked)
    : expected
      ? passesText({ done: 0, of: expected })
      : ROOM;
  return { ...legend, note: [legend.note.trim(), told].filter(Boolean).join('; ') };
}

/** Whether the image lies in gray under the map of a method. */
export function liesUnder(
  { picture }: Pick<SaliencyAttributes, 'picture'>,
  method: SaliencyMethod,
  shape: Shape3 | undefined,
): boolean {
  return picture === 'under' || (picture === 'auto' && liesOverPhotograph(method, shape));
}

/** Neurons are picked in it; and where its author wants it beside the maps, it is there. */
function isLeftOut({ attributes, isShownElsewhere = false }: SaliencyState): boolean {
  return isShownElsewhere && attributes.picture === 'auto' && !attributes.layer;
}

function standsBeside({ picture }: Pick<SaliencyAttributes, 'picture'>): boolean {
  return picture === 'auto' || picture === 'beside';
}

/** Whether the legend will state a percentile, which needs room. */
function expectsNote({ attributes, description }: SaliencyState, method: string): boolean {
  return percentileOf(attributes.clip, description?.inputShape, method) < 100;
}

/** The picture's piece, where there is a picture, and each map's. */
function piecePanels(
  { attributes, picture }: SaliencyState,
  methods: readonly SaliencyMethod[],
  maps: DrawnMaps,
  box: Box | 'pending',
): Panel[] {
  const isKnown = box !== 'pending';
  // A row of its own below several maps; beside a single one.
  const first = methods.length > 1 ? 'starting' : undefined;
  const isLong = methods.length > 4 && standsBeside(attributes);
  const withPicture = attributes.picture !== 'none';
  const common = { kind: 'panel', marks: [], legend: null } as const;
  const alternative = translate`The neuron’s receptive field in the image`;
  const crop = isKnown && picture ? { box, of: picture.input.shape } : undefined;
  const ofPicture: Panel = {
    ...common,
    key: 'picture-piece',
    part: 'picture-panel',
    label: translate`Input, cropped`,
    layers: crop && picture ? [{ part: 'picture', source: picture.view, alternative, crop }] : [],
    place: isLong ? 'leading' : first,
  };
  const ofMaps = methods.map((method, index): Panel => {
    const map = maps.get(method);
    const label = translate`${methodTitle(method)}, cropped`;
    return {
      ...common,
      key: `${method}-piece`,
      part: 'map-panel',
      label,
      layers: isKnown && map ? [mapLayer(croppedMap(map, box), label)] : [],
      place: index === 0 && !withPicture ? first : undefined,
    };
  });
  return [...(withPicture ? [ofPicture] : []), ...ofMaps];
}

/**
 * The window that the pieces are cropped to; `pending` before the first result of a neuron, which
 * most often has one; `null` where there are no pieces.
 */
function pieceBox(state: SaliencyState): Box | 'pending' | null {
  const { attributes, result, picture } = state;
  if (attributes.crop === 'none') return null;
  if (!result) return attributes.layer && !attributes.unit?.includes('*') ? 'pending' : null;
  const neuron = shownNeuron(state);
  return neuron && picture && isPartial(neuron, picture.input.shape) ? neuron.receptiveField : null;
}

/** The window of the neuron that is explained, where it leaves out a part of the picture. */
function fieldMarks(state: SaliencyState): Mark[] {
  const neuron = shownNeuron(state);
  const shape = state.description?.inputShape;
  return neuron && shape && isPartial(neuron, shape)
    ? [markOf('field', neuron.receptiveField, shape)]
    : [];
}
