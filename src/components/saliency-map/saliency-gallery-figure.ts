import type { SaliencyResult } from '../../client/saliency.js';
import type { Box, ModelDescription, SaliencyMethod, Shape3 } from '../../protocol.js';
import { channelViewOf, countedValues, percentileOf } from '../figure/display-defaults.js';
import { concealed, hidesClass } from '../figure/concealed.js';
import { cropped, drawingOf, type Drawing } from '../figure/drawn-map.js';
import {
  markOf,
  type Figure,
  type Layer,
  type Pane,
  type Paragraph,
  type Tile,
  type TileGrid,
} from '../figure/figure.js';
import { formatValue, percentileText } from '../figure/format.js';
import { heatmapPixels, sumChannels, type ValueRange } from '../figure/heatmap.js';
import { mapText } from '../figure/map-words.js';
import { layerPhrase } from '../figure/layers.js';
import { legendOf, ownLegendOf } from '../figure/legends.js';
import { shownModel, shownResult } from '../figure/model-names.js';
import { channelOf, isPartial, placeOf } from '../figure/neurons.js';
import { remembered } from '../figure/remembered.js';
import { isSharedRange, numbersOf, rangeFromLowest, rangesOf } from '../figure/ranges.js';
import {
  computedText,
  headParagraphs,
  isValue,
  noteParagraphs,
  shortAnswer,
} from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import { titleOf, type Gallery, type GalleryCell } from './saliency-gallery.js';
import type { SaliencyAttributes } from './saliency-attributes.js';
import { methodTitle, rowOf } from './saliency-rows.js';
import { settingsTexts } from './saliency-settings.js';
import { meaningOf } from './saliency-text.js';

/** The grid of pictures with their maps, what they show, and where they were computed. */
export function galleryFigure(gallery: Gallery, attributes: SaliencyAttributes): Figure {
  const { cells, named, options } = gallery;
  const description = shownModel(gallery.description);
  const { clip, range, channels, colormap } = attributes;
  const methods = options.methods ?? [];
  const shape = description?.inputShape;
  const maps = mapsOf(gallery, methods, channels);
  const lowest = Math.min(100, ...methods.map((method) => percentileOf(clip, shape, method)));
  const values = new Map(maps.map((map) => [map, countedValues(map.drawn.values, shape)]));
  const ranges = rangesOf(range, values, ({ method }) => percentileOf(clip, shape, method));
  const isEachOwn = !numbersOf(range) && !isSharedRange(range);
  const isFromLowest = (method: SaliencyMethod): boolean =>
    isEachOwn && rowOf(method)?.fromLowest === true;
  for (const [map, counted] of values) {
    if (isFromLowest(map.method)) ranges.set(map, rangeFromLowest(counted));
  }
  const views = methods.map((method) => channelViewOf(channels, method, shape));
  const isAllRgb = views.every((view) => view === 'rgb');
  const colorMap = isAllRgb ? null : colormap;
  const common = commonRange([...ranges.values()]);
  const boxes = gallery.results.flatMap((result) => (result ? [boxOf(result)] : []));
  const [height, width] = description?.inputShape ?? [1, 1];
  const frame = {
    height: Math.max(0, ...boxes.map((box) => box.height)) || height,
    width: Math.max(0, ...boxes.map((box) => box.width)) || width,
  };
  const fromZero = methods.length > 0 && methods.every(isFromLowest);
  const scale = { colorMap, fromZero, note: clipText(range, lowest) };
  const tiles = cells.map((cell, index) => {
    const shown = methods.map((method, order): CellMap => {
      const map = maps.find((each) => each.index === index && each.method === method);
      const own = (map && ranges.get(map)) ?? ([0, 0] as const);
      return {
        label: methodTitle(method),
        drawn: map?.drawn ?? null,
        range: [...own],
        colorMap: views[order] === 'rgb' ? null : colormap,
      };
    });
    return tileOf(shownCell(cell, gallery), shown, frame, common === null);
  });
  const legend = common
    ? legendOf({ range: common, ...scale }, '')
    : ownLegendOf(
        scale,
        fromZero
          ? [translate`lowest`, null, translate`highest value of each map`]
          : [translate`−max`, 50, translate`max of each map`],
      );
  const meaning = meaningOf({ attributes, description });
  const settings = settingsTexts(attributes, description);
  const any = gallery.results.find((result) => result !== null);
  const where = any ? [computedText({ ...any, timings: gallery.timings })] : [];
  const caption: Paragraph[] = [
    ...headParagraphs(description),
    { kind: 'about', text: [whatText(attributes, description, methods)] },
    ...(settings.length > 0 ? [{ kind: 'about' as const, text: [settings.join(' ')] }] : []),
    { kind: 'meaning', text: [meaning], inAbout: true },
    ...(named > cells.length
      ? [{ kind: 'about' as const, text: [firstText(cells.length, named)] }]
      : []),
    { kind: 'about', style: 'computed', text: where, isPassing: true, inAbout: true },
    ...noteParagraphs(any?.details.notes),
  ];
  const aspect = frame.width / frame.height;
  const grid = { kind: 'tiles', key: 'gallery', title: '', name: '', legend } as const;
  const parts =
    attributes.group === 'class'
      ? classGrids(gallery, tiles, { ...grid, aspect }, hidesClass(attributes))
      : [{ ...grid, columns: columnsFor(tiles), aspect, tiles }];
  return concealed({ parts, caption, announcement: gallery.announcement }, attributes, null);
}

function columnsFor(tiles: readonly Tile[]): number {
  const panes = Math.max(1, ...tiles.map((tile) => tile.panes.length));
  return Math.min(tiles.length, Math.max(1, Math.floor(IN_ROW / panes)));
}

/**
 * A grid for each class, in the order of the classes: each image whole, with its window outlined, before
 * what a gallery shows of it anyway. The last grid has the legend of all.
 */
function classGrids(
  gallery: Gallery,
  tiles: readonly Tile[],
  grid: Omit<TileGrid, 'columns' | 'tiles'>,
  isHidden: boolean,
): TileGrid[] {
  const description = shownModel(gallery.description);
  const cells = gallery.cells.map((cell) => shownCell(cell, gallery));
  const order = new Map(description?.labels.map((label, index) => [label, index]));
  const groups = new Map<string, Tile[]>();
  cells.forEach((cell, index) => {
    const label = classOf(cell, description);
    const tile = { ...withWhole(cell, tiles[index]!, gallery), label };
    groups.set(label, [...(groups.get(label) ?? []), tile]);
  });
  const placeOf = (label: string): number => order.get(label) ?? Infinity;
  const grids = [...groups].sort(([a], [b]) => placeOf(a) - placeOf(b) || 0);
  return grids.map(([label, members], index) => ({
    ...grid,
    key: `gallery ${label}`,
    name: isHidden ? translate`hidden` : label || translate`Not explained yet`,
    columns: columnsFor(members),
    legend: index === grids.length - 1 ? grid.legend : null,
    tiles: members,
  }));
}

/** With the names of the language that is spoken. */
function shownCell(cell: GalleryCell, { description }: Gallery): GalleryCell {
  const title = description ? titleOf(cell.source, shownModel(description)) : cell.title;
  return { ...cell, title, result: shownResult(cell.result, description) };
}

/** The label that the card gives a sample; of another image the class that the network predicts. */
function classOf({ source, result }: GalleryCell, description: ModelDescription | null): string {
  const [, number] = /^sample:(\d+)$/.exec(source) ?? [];
  const sample = description?.samples[Number(number)];
  return sample?.label ?? result?.predictions[0]?.label ?? '';
}

/** With the whole image first where the others show a window of it. */
function withWhole(
  { title, view, result }: GalleryCell,
  tile: Tile,
  { options, description }: Gallery,
): Tile {
  const told = { ...tile, caption: title };
  if (!options.layer || !description) return told;
  const { inputShape: shape } = description;
  const neuron = result?.details.neuron;
  const alternative = translate`Input: ${title}`;
  const whole: Pane = {
    layers: view ? [{ part: 'picture', source: view, alternative }] : [],
    marks:
      neuron && isPartial(neuron, shape) ? [markOf('field', neuron.receptiveField, shape)] : [],
    aspect: shape[1] / shape[0],
  };
  return { ...told, panes: [whole, ...tile.panes] };
}

/** Panes in a row where there is room. */
const IN_ROW = 8;

/** One map of a cell, whole; `null` while it is awaited. */
interface CellMap {
  label: string;
  drawn: Drawing | null;
  range: ValueRange;
  /** `null` for one that is drawn as an image. */
  colorMap: string | null;
}

/** A picture (or what a neuron sees of it), its maps, the prediction; or what went wrong. */
function tileOf(
  { source, title, view, result, failure }: GalleryCell,
  maps: readonly CellMap[],
  frame: Pick<Box, 'height' | 'width'>,
  /** Whether each map has its own range, which then stands below it. */
  ownRanges: boolean,
): Tile {
  const alternative = translate`Input: ${title}`;
  const crop = result ? { box: boxOf(result), of: result.details.input.shape } : undefined;
  const ofView: Layer[] = view
    ? [{ part: 'picture', source: view, alternative, ...(crop && { crop, within: frame }) }]
    : [];
  const ofMaps = maps.map((map): Pane => ({
    layers: result && map.drawn ? [layerOf(map, map.drawn, result, frame)] : [],
    marks: [],
  }));
  return {
    panes: [{ layers: ofView, marks: [] }, ...ofMaps],
    label: '',
    number: result ? shortAnswer(result.target) : '',
    answer: result && !isValue(result.target) ? result.predictions[0]!.label : '',
    note: result ? facts(result, ownRanges ? maps : []) : '',
    name: title,
    source,
    failure: failure?.detail ?? null,
  };
}

function layerOf(
  { label, range, colorMap }: CellMap,
  drawn: Drawing,
  result: SaliencyResult,
  frame: Pick<Box, 'height' | 'width'>,
): Layer {
  const box = boxOf(result);
  const shape: Shape3 = [box.height, box.width, drawn.shape[2]];
  const { values, summary } = remembered(drawn, 'window', shape.concat(box.top, box.left), () => {
    const values = cropped(drawn, box);
    return { values, summary: mapText(sumChannels(values, shape), shape, 'magnitude') };
  });
  return {
    part: 'map',
    source: {
      width: box.width,
      height: box.height,
      key: [drawn, Object.values(box).join(), range.join(), colorMap],
      paint: () => heatmapPixels(values, shape, range, colorMap),
    },
    alternative: label,
    summary,
    within: frame,
  };
}

/** What else there is to know: another answer than the class explained, the neuron, the range. */
function facts({ target, predictions, details }: SaliencyResult, maps: readonly CellMap[]): string {
  const [best] = predictions;
  const { neuron } = details;
  const channel = neuron?.position.at(-1);
  return [
    ...(best!.index === target.index ? [] : [translate`predicted: ${best!.label}`]),
    ...(neuron
      ? [
          neuron.layerShape.length === 3
            ? translate`channel ${channel!}`
            : translate`unit ${channel!}`,
        ]
      : []),
    ...maps.map(({ range: [low, high] }) => {
      if (low !== -high) return `${formatValue((low + high) / 2)} – ${formatValue(high)}`;
      return high === 0 ? translate`all 0` : `±${formatValue(high)}`;
    }),
  ].join(', ');
}

/** What a method made of the picture at an index. */
interface GalleryMap {
  index: number;
  method: SaliencyMethod;
  drawn: Drawing;
}

function mapsOf(
  { results, description }: Gallery,
  methods: readonly SaliencyMethod[],
  channels: SaliencyAttributes['channels'],
): GalleryMap[] {
  return results.flatMap((result, index) =>
    methods.flatMap((method) => {
      const map = result?.details.maps[method];
      if (!map) return [];
      const shape = result.details.shapes[method]!;
      const view = channelViewOf(channels, method, description?.inputShape);
      return [{ index, method, drawn: drawingOf(map, shape, view, description) }];
    }),
  );
}

/** Empty where the colors end at the largest magnitude, or at the author's numbers. */
function clipText(range: string, percentile: number): string {
  const isClipped = percentile < 100 && !numbersOf(range);
  return isClipped ? translate`up to the ${percentileText(percentile)} of magnitudes` : '';
}

function firstText(shown: number, named: number): string {
  return shown === 1
    ? translate`Showing the first of ${named} images.`
    : translate`Showing the first ${shown} of ${named} images.`;
}

/** The range that all maps share; `null` where each has its own. */
function commonRange([first, ...others]: ValueRange[]): ValueRange | null {
  if (!first) return null;
  return others.every(([low, high]) => low === first[0] && high === first[1]) ? first : null;
}

/** `Each picture, its gradient, its guided backprop.` */
function whatText(
  host: SaliencyAttributes,
  description: ModelDescription | null,
  methods: readonly SaliencyMethod[],
): string {
  const maps = methods.map(methodTitle).join(', ');
  if (!host.layer) return translate`Each image beside its map: ${maps}.`;
  const layer = layerPhrase(description, host.layer);
  return translate`The receptive field of ${unitText(host.unit)} of ${layer} in each image, beside its map: ${maps}.`;
}

/** Which neuron a `unit` asks for: `channel 7 at row 5, column 4`. */
function unitText(unit: string | null): string {
  const [whole, place, channel] = [/^\*,\*,(.*)$/.exec(unit ?? ''), placeOf(unit), channelOf(unit)];
  if (whole) return translate`the whole channel ${whole[1]!}`;
  if (!place)
    return channel === null ? translate`the strongest neuron` : translate`channel ${channel}`;
  const [row, column] = [place.y + 1, place.x + 1];
  return channel === null
    ? translate`the strongest neuron at row ${row}, column ${column}`
    : translate`channel ${channel} at row ${row}, column ${column}`;
}

/** What of the picture is shown: a neuron's receptive field, or all of it. */
function boxOf({ details }: SaliencyResult): Box {
  const [height, width] = details.input.shape;
  return details.neuron?.receptiveField ?? { top: 0, left: 0, height, width };
}
