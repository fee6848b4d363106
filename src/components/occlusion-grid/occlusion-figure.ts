import { isPhotograph } from '../../client/image/photograph.js';
import { Pixels } from '../../client/image/pixels.js';
import { paintPixel } from '../../client/image/tensor-colors.js';
import type { OcclusionDetails, OcclusionResult } from '../../client/occlusion/occlusion.js';
import { positionOf } from '../../client/occlusion/plan.js';
import {
  forEachHidden,
  type Head,
  type ModelDescription,
  type Position,
  type Prediction,
} from '../../protocol.js';
import { concealed, hidesClass } from '../figure/concealed.js';
import { contrastName } from '../figure/contrasts.js';
import {
  markOf,
  type Figure,
  type Layer,
  type Mark,
  type Pane,
  type Panel,
  type Readout,
  type ShownPicture,
  type Tile,
  type TileGrid,
} from '../figure/figure.js';
import { summarise } from '../figure/heatmap.js';
import { legendOf } from '../figure/legends.js';
import { isValue } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import type { OcclusionAttributes } from './occlusion-attributes.js';
import { cellsBitmap, drawnGrid, fallColor, gridPanel } from './occlusion-cells.js';
import {
  amountOf,
  fallRanges,
  findingAt,
  spanOf,
  stripCells,
  type ClassOrder,
  type OccludedPrediction,
  type PositionFinding,
} from './occlusion-findings.js';
import {
  amountText,
  readoutText,
  frameText,
  occlusionAnnouncement,
  occlusionCaption,
  remainingText,
  shortAmount,
  shortProbability,
} from './occlusion-text.js';

/** All that the figure of an `<occlusion-grid>` follows from. */
export interface OcclusionState {
  attributes: OcclusionAttributes;
  /** The sweep as far as it has come; of older settings until the first slice of the new ones. */
  shown: OcclusionResult | null;
  description: ModelDescription | null;
  picture: ShownPicture | null;
  /** Where the occluder is; known when anything is shown. */
  position: Position | null;
  /** What is predicted there; `null` while it is awaited. */
  answer: OccludedPrediction | null;
  /** Whether the occluder stays there. */
  isSettled: boolean;
  /** Whether the keys have put it there. */
  byKeys: boolean;
  classOrder: ClassOrder;
}

/** Classes in each list. */
const CLASSES = 3;

/** The image with the occluder, what is predicted with it, the grid and the map; and images in a row. */
export function occlusionFigure(state: OcclusionState): Figure {
  const { attributes, shown, description } = state;
  const drawn = shown && drawnGrid(state, shown);
  const strip = stripOf(state, Math.floor(attributes.strip));
  const figure: Figure = {
    parts: [
      {
        kind: 'panels',
        columns: { wide: 4, medium: 3, narrow: 2 },
        shape: description?.inputShape ?? [1, 1, 1],
        panels: [
          picturePanel(state),
          predictionReadout(state),
          gridPanel(state, drawn),
          mapPanel(state),
        ],
      },
      ...(drawn?.key ? [drawn.key] : []),
      ...(strip ? [strip] : []),
    ],
    caption: occlusionCaption(state),
    announcement: occlusionAnnouncement(state),
  };
  return concealed(figure, attributes, shown);
}

/** The image with the occluder on it, as the network sees it. */
function picturePanel({ shown, picture, position, description }: OcclusionState): Panel {
  const alternative = translate`The image being explained`;
  const image: Layer[] = picture ? [{ part: 'picture', source: picture.view, alternative }] : [];
  return {
    kind: 'panel',
    key: 'picture',
    part: 'picture-panel',
    label: shown ? sizeText(shown.details) : translate`Picture, a part hidden`,
    layers:
      shown && position && description
        ? [...image, hiddenLayer(shown.details, position, description)]
        : image,
    marks: shown && position ? [windowMark(shown, position)] : [],
    legend: null,
    input: true,
  };
}

/** What the occluder shows where it is, one pixel per pixel of the input; the rest is clear. */
function hiddenLayer(
  { occluder, covered }: OcclusionDetails,
  position: Position,
  description: ModelDescription,
): Layer {
  const { shape } = covered;
  const [height, width] = shape;
  const paint = (): Pixels => {
    const pixels = new Pixels(width, height);
    forEachHidden(occluder, position, shape, (pixel) =>
      paintPixel(pixels, pixel, covered, description),
    );
    return pixels;
  };
  const key = [covered, JSON.stringify(occluder), String(position)];
  return { part: 'hidden', source: { width, height, key, paint }, alternative: '' };
}

/** The occluder, as far as it lies within the image. */
function windowMark({ details: { occluder, input } }: OcclusionResult, at: Position): Mark {
  const [[top, left], [height, width]] = [at, input.shape];
  const box = {
    top,
    left,
    height: Math.min(occluder.height, height - top),
    width: Math.min(occluder.width, width - left),
  };
  return { ...markOf('window', box, input.shape), round: occluder.shape === 'circle' };
}

/** The target's probability with the occluder, and the best classes without it and with it. */
function predictionReadout(state: OcclusionState): Readout {
  const { shown, position, answer, description, isSettled } = state;
  const finding =
    shown && position ? findingAt(shown, position, answer, description?.labels ?? []) : null;
  const ofValue = shown !== null && isValue(shown.target);
  const rows = (ranked: readonly Prediction[]): Readout['lists'][number]['rows'] =>
    ranked.slice(0, CLASSES).map(({ label, probability = 0 }) => ({
      label,
      share: probability,
      text: shortProbability(probability),
    }));
  const after = isSettled ? (finding?.ranked ?? []) : [];
  return {
    kind: 'readout',
    label: meterTitle(hidesClass(state.attributes) ? null : shown, description?.head),
    name: ofValue ? translate`Output with the occluder` : translate`Probability with the occluder`,
    meter: shown && meterOf(shown, finding),
    lists:
      description?.head === 'value'
        ? []
        : [
            { part: 'before', title: translate`As it is`, rows: rows(shown?.predictions ?? []) },
            { part: 'after', title: translate`With this part hidden`, rows: rows(after) },
          ],
    sentence: shown && position && finding ? readoutText(shown, position, finding) : '',
  };
}

function meterOf(shown: OcclusionResult, finding: PositionFinding | null): Readout['meter'] {
  const before = amountOf(shown.target);
  const now = finding?.now ?? before;
  const ofValue = isValue(shown.target);
  const [low, high] = ofValue ? spanOf(shown, [before, now]) : [0, 1];
  const isNear = finding !== null && !finding.exact;
  return {
    now: (now - low) / (high - low),
    before: (before - low) / (high - low),
    nowText: `${isNear ? '≈ ' : ''}${shortAmount(shown, now)}`,
    beforeText: translate`as it is ${shortAmount(shown, before)}`,
    spoken: {
      low,
      high,
      now: ofValue ? String(now) : now.toFixed(4),
      text: amountText(shown, now),
    },
    isNear,
  };
}

/** Of the map over its photograph. */
const OVER_PHOTOGRAPH = 0.6;

/** A value for every pixel: the mean fall of the score; what no occluder has hidden stays open. */
function mapPanel(state: OcclusionState): Panel {
  const { attributes, shown, position, description, picture } = state;
  const { colormap: colorMap, score } = attributes;
  const label = mapTitle(score, description?.head, hidesClass(attributes) ? null : shown);
  const common = { kind: 'panel', key: 'map', part: 'map-panel', label } as const;
  if (!shown) {
    return { ...common, layers: [], marks: [], legend: legendOf(null, colorMap), input: true };
  }
  const { map, shape, details } = shown;
  const [height, width] = shape;
  const { map: range } = fallRanges(shown, attributes.range);
  const source = cellsBitmap(height, width, [shown, range.join(), colorMap], (pixel) =>
    details.counts[pixel] ? fallColor(map[pixel]!, range, colorMap) : null,
  );
  const told = { alternative: translate`Map of the mean fall`, summary: summarise(map, shape) };
  return {
    ...common,
    layers:
      isPhotograph(details.input.shape) && picture
        ? [
            { part: 'ground', source: picture.view, alternative: '', ground: true },
            { part: 'map', source, ...told, opacity: OVER_PHOTOGRAPH },
          ]
        : [{ part: 'map', source, ...told }],
    ground: 'gaps',
    marks: position ? [windowMark(shown, position)] : [],
    legend: legendOf({ range, colorMap, fromZero: false, note: remainingText(shown) }, colorMap),
    input: { values: map, shape, counts: details.counts },
  };
}

/** Occluded images in a row, the probability above each, as papers print them. */
function stripOf(state: OcclusionState, count: number): TileGrid | null {
  if (!(count > 0)) return null;
  const { shown, picture, description } = state;
  const cells = shown ? stripCells(shown, count) : [];
  // The row may be shorter; its length is not known before the first slice.
  const frames = shown ? Math.min(count, shown.details.grid.lefts.length) : count;
  const [height, width] = description?.inputShape ?? [1, 1];
  const pending: Pane = { layers: [], marks: [] };
  const empty: Tile = { panes: [pending], label: '', number: '', note: '', name: '' };
  return {
    kind: 'tiles',
    key: 'strip',
    title: '',
    name: translate`Occluded pictures`,
    columns: frames,
    aspect: width / height,
    legend: null,
    tiles: Array.from({ length: frames }, (_, index) => {
      const cell = cells[index];
      if (cell === undefined || !shown || !picture || !description) return empty;
      const { details } = shown;
      const place = positionOf(details.grid, cell);
      const amount = (details.probabilities ?? details.logits)[cell]!;
      const layers = [
        { part: 'picture', source: picture.view, alternative: '' },
        hiddenLayer(details, place, description),
      ];
      return {
        panes: [{ layers, marks: [] }],
        label: '',
        number: shortAmount(shown, amount),
        note: '',
        name: frameText(shown, place, amount),
        isCurrent: String(place) === String(state.position),
      };
    }),
  };
}

/** What the image hides, above it. */
function sizeText({ occluder: { height, width, shape } }: OcclusionDetails): string {
  const size =
    height === width ? `${height} × ${height}` : translate`${width} wide, ${height} high`;
  return shape === 'circle'
    ? translate`Picture, a circle of ${size} hidden`
    : translate`Picture, ${size} hidden`;
}

/** Above the bar of what is predicted. */
function meterTitle(shown: OcclusionResult | null, head: Head | undefined): string {
  if (head === 'value') return translate`Output`;
  return shown ? translate`Probability of ${shown.target.label}` : translate`Probability`;
}

function mapTitle(
  score: string | null,
  head: Head | undefined,
  shown: OcclusionResult | null,
): string {
  if (head === 'value') return translate`Mean fall of the output by pixel`;
  if (shown?.contrast) {
    const [label, other] = [shown.target.label, contrastName(shown.contrast)];
    return shown.details.score === 'logit'
      ? translate`Mean fall of the logit of ${label} relative to ${other} by pixel`
      : translate`Mean fall of the probability of ${label} relative to ${other} by pixel`;
  }
  return score === 'logit'
    ? translate`Mean fall of the logit by pixel`
    : translate`Mean fall of the probability by pixel`;
}
