import { isPhotograph } from '../../client/image/photograph.js';
import type { OcclusionDetails, OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { Head, ModelDescription, Position, Prediction } from '../../protocol.js';
import { concealed, hidesClass, hidesFindings } from '../figure/concealed.js';
import { contrastName } from '../figure/contrasts.js';
import {
  pictureName,
  type Callout,
  type Figure,
  type Layer,
  type Panel,
  type Readout,
  type ShownPicture,
} from '../figure/figure.js';
import { inkOf } from '../figure/ink.js';
import { mapText } from '../figure/map-words.js';
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
  type ClassOrder,
  type OccludedPrediction,
  type PositionFinding,
} from './occlusion-findings.js';
import { hiddenLayer, windowMark } from './occlusion-patch.js';
import { stripParts } from './occlusion-strip.js';
import {
  amountText,
  changePieces,
  readoutText,
  occlusionAnnouncement,
  occlusionCaption,
  remainingText,
  shortAmount,
  probabilityText,
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
  /** Whose row the strip shows: that position, but where it was chosen in the strip, which stays. */
  around: Position | null;
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

/** The image with the occluder, what is predicted with it, the grid and the map; and occluded images. */
export function occlusionFigure(state: OcclusionState): Figure {
  const { attributes, shown, description } = state;
  const drawn = shown && drawnGrid(state, shown);
  const figure: Figure = {
    parts: [
      {
        kind: 'panels',
        columns: { wide: 3, medium: 2, narrow: 2 },
        shape: description?.inputShape ?? [1, 1, 1],
        panels: [
          picturePanel(state),
          predictionReadout(state),
          gridPanel(state, drawn),
          mapPanel(state),
        ],
      },
      ...(drawn?.key ? [drawn.key] : []),
      ...stripParts(state),
    ],
    caption: occlusionCaption(state),
    announcement: occlusionAnnouncement(state),
  };
  return concealed(figure, attributes, shown);
}

/** The image with the occluder on it, as the network sees it. */
function picturePanel(state: OcclusionState): Panel {
  const { shown, picture, position, description } = state;
  const alternative = pictureName(picture);
  const image: Layer[] = picture ? [{ part: 'picture', source: picture.view, alternative }] : [];
  return {
    kind: 'panel',
    key: 'picture',
    part: 'picture-panel',
    label: shown ? sizeText(shown.details) : translate`Image, a part hidden`,
    layers:
      shown && position && description
        ? [...image, hiddenLayer(shown.details, position, description)]
        : image,
    marks: shown && position ? [windowMark(shown, position)] : [],
    legend: null,
    callout: calloutOf(state),
    input: true,
  };
}

/** `3 becomes 5`, below the image, with a line from the part that is hidden. */
function calloutOf(state: OcclusionState): Callout {
  const { attributes, shown, position, answer, description, isSettled } = state;
  // It keeps its room, also where it would tell a prediction that is hidden.
  if (!shown || !position || hidesFindings(attributes)) {
    return { from: { left: 0, top: 1 }, text: [] };
  }
  const { left, top, width, height } = windowMark(shown, position);
  const finding = isSettled ? findingAt(shown, position, answer, description?.labels ?? []) : null;
  return {
    from: { left: left + width / 2, top: top + height },
    text: finding ? changePieces(shown, finding) : [],
  };
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
      text: probabilityText(probability),
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
            { part: 'before', title: translate`Unoccluded`, rows: rows(shown?.predictions ?? []) },
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
    beforeText: translate`before ${shortAmount(shown, before)}`,
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
  const told = { alternative: label, summary: mapText(map, shape, 'drop', inkOf(picture?.input)) };
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

/** What the image hides, above it. */
function sizeText({ occluder: { height, width, shape } }: OcclusionDetails): string {
  const size =
    height === width ? `${height} × ${height}` : translate`${width} wide, ${height} high`;
  return shape === 'circle'
    ? translate`Image, a circle of ${size} hidden`
    : translate`Image, ${size} hidden`;
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
  if (head === 'value') return translate`Mean drop of the output by pixel`;
  if (shown?.contrast) {
    const [label, other] = [shown.target.label, contrastName(shown.contrast)];
    return shown.details.score === 'logit'
      ? translate`Mean drop of the logit of ${label} relative to ${other} by pixel`
      : translate`Mean drop of the probability of ${label} relative to ${other} by pixel`;
  }
  return score === 'logit'
    ? translate`Mean drop of the logit by pixel`
    : translate`Mean drop of the probability by pixel`;
}
