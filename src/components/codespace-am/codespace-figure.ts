import type { AscentFrame, AscentRun } from '../../client/codespace.js';
import { pixelsOfTensor, type ColorUnits } from '../../client/image/tensor-colors.js';
import type { ModelDescription, Shape3 } from '../../protocol.js';
import { concealed, hidesClass, hidesFindings } from '../figure/concealed.js';
import { allows } from '../figure/controls-list.js';
import type { Figure, Layer, Paragraph, Tile, TileGrid } from '../figure/figure.js';
import { computedParagraph, headParagraphs, noteParagraphs } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import type { CodespaceAttributes, CodespaceResult, PixelStart } from './codespace-attributes.js';
import { generatorsOf, independentClassifier, MOST_RUNS, titlesOf } from './codespace-request.js';
import {
  hasGoal,
  judgementText,
  learnedText,
  longestJudgement,
  longestOutcome,
  objectiveSentence,
  outcomesText,
  runText,
  shortScore,
  type ShownRuns,
} from './codespace-text.js';

/** All that the figure of a `<codespace-am>` follows from. */
export interface CodespaceState {
  attributes: CodespaceAttributes;
  description: ModelDescription | null;
  /** Of the newest runs that have all ended. */
  result: CodespaceResult | null;
  /** In the order of the attribute, pixel space last; empty before the runs begin. */
  columns: readonly ShownRuns[];
}

/** The runs of every generator, side by side. */
export function codespaceFigure(state: CodespaceState): Figure {
  const { attributes, columns } = state;
  const keys = [...generatorsOf(attributes), 'pixels'];
  const figure: Figure = {
    parts: titlesOf(attributes).map((title, index) =>
      runGrid(state, keys[index]!, title, columns[index]),
    ),
    caption: captionOf(state),
    announcement: outcomesText(attributes, columns),
  };
  return concealed(figure, attributes, null);
}

/** Runs in a row where there is room; beside another generator half as many. */
const IN_ROW = 8;

function runGrid(
  { attributes, description }: CodespaceState,
  key: string,
  title: string,
  { shown }: Partial<ShownRuns> = {},
): TileGrid {
  const [height, width] = description?.inputShape ?? [1, 1];
  const count = shown?.runs.length ?? attributes.runs;
  const tiles =
    shown && description
      ? shown.runs.map((run, index) => runTile(attributes, description, shown, run, index))
      : Array.from({ length: Math.min(count, MOST_RUNS) }, () => emptyTile);
  return {
    kind: 'tiles',
    key,
    title,
    name: translate`Runs of ${title}`,
    columns: Math.min(count, titlesOf(attributes).length > 1 ? IN_ROW / 2 : IN_ROW),
    aspect: width / height,
    legend: null,
    tiles,
  };
}

const emptyTile: Tile = {
  panes: [{ layers: [], marks: [] }],
  label: '',
  number: '',
  note: '',
  name: '',
};

function runTile(
  attributes: CodespaceAttributes,
  description: ModelDescription,
  frame: AscentFrame,
  run: AscentRun,
  index: number,
): Tile {
  return {
    panes: [{ layers: [runLayer(run, frame.shape, description)], marks: [] }],
    label: '',
    number: shortScore(attributes, run),
    note: '',
    name: translate`Run ${index + 1}: ${runText(attributes, frame, run)}`,
    isFaint: run.status === 'failed',
  };
}

/** The picture of a run as the classifier sees it; what stands around it tells what it is. */
export function runLayer(
  { picture }: Pick<AscentRun, 'picture'>,
  shape: Shape3,
  description: ColorUnits,
): Layer {
  const [height, width] = shape;
  const { black, white, channels } = description.preprocessing;
  const key = [picture, black.join(), white.join(), channels];
  const paint = () => pixelsOfTensor({ data: picture, shape }, description);
  return { part: 'run', source: { width, height, key, paint }, alternative: '' };
}

/** Steps that a curve has room for from the start. */
const ROOM = 20;

/** The values that the height of a curve spans. */
export interface CurveScale {
  low: number;
  high: number;
}

/** From 0 to 1 for probabilities; for a neuron or a value what all runs beside each other span. */
export function curveScale(attributes: CodespaceAttributes, frame: AscentFrame): CurveScale {
  if (hasGoal(attributes, frame)) return { low: 0, high: 1 };
  const values = frame.runs.flatMap(({ objectives }) => objectives).filter(Number.isFinite);
  return { low: Math.min(0, ...values), high: Math.max(1e-6, ...values) };
}

/** How the score of one run went up, over all of its own steps, as an SVG path in a square of 100. */
export function curvePath(
  { probabilities, objectives, steps: made }: AscentRun,
  withGoal: boolean,
  { low, high }: CurveScale,
): string {
  const steps = Math.max(ROOM, made);
  const values = (withGoal && probabilities) || objectives;
  const points = values.flatMap((value, step) => {
    if (!Number.isFinite(value)) return [];
    const x = (100 * step) / steps;
    return [`${x.toFixed(1)} ${(100 * (1 - (value - low) / (high - low))).toFixed(1)}`];
  });
  return points.length > 0 ? `M${points.join('L')}h0` : '';
}

const drawnMeaning = (): string =>
  translate`Each image is the best point that its run found in the generator’s latent space: it depends on the classifier and on the generator.`;
const classLimits = (): string =>
  translate`A high probability does not prove that an image is typical of the class.`;
const neuronLimits = (): string => translate`Other images may activate the neuron as strongly.`;

/** What gradient ascent over pixels shows, by what they began with. */
const pixelMeanings: Record<PixelStart, () => string> = {
  noise: () =>
    translate`Gradient ascent over the pixels, without a generator, reaches the same probability with images that look like noise: the classifier is fooled.`,
  'mean-image': () =>
    translate`Gradient ascent over the pixels, without a generator, reaches the same probability with images that still look like the blurred mean they started from: the classifier is fooled.`,
  sample: () =>
    translate`Gradient ascent over the pixels, without a generator, reaches the same probability with images that still look like the sample they started from, with some noise: the classifier is fooled.`,
};

/** How the runs went; under About what the images mean and what not, and where they were computed. */
function captionOf(state: CodespaceState): Paragraph[] {
  const { attributes, description, result, columns } = state;
  const drawn = columns.filter(({ generator }) => generator !== null);
  const titles = titlesOf(attributes);
  const frame = columns[0]?.shown;
  const objective = frame ? objectiveSentence(attributes, frame) : '';
  const outcomes = outcomesText(attributes, columns);
  const judgement = judgementText(columns);
  // What is maximized is the class, which may be named where the rest is hidden.
  const isApart = hidesFindings(attributes) && !hidesClass(attributes);
  const hint =
    drawn.length > 0 && allows(attributes, 'codes')
      ? [translate`Select a run to see its code, and a second one to interpolate between them.`]
      : [];
  return [
    ...(isApart ? [{ kind: 'meaning' as const, text: objective ? [objective] : [] }] : []),
    {
      kind: 'finding',
      part: 'answer',
      style: 'answer',
      text: outcomes ? [`${objective} ${outcomes}`] : [],
      room: longestOutcome(attributes, titles),
    },
    ...headParagraphs(description),
    ...(independentClassifier(attributes) === null
      ? []
      : [
          {
            kind: 'finding' as const,
            part: 'judge',
            text: judgement ? [judgement] : [],
            room: longestJudgement(attributes, titles),
          },
        ]),
    ...failedNotice(columns),
    { kind: 'meaning', text: [meaningOf(state, drawn)], inAbout: true },
    ...(hint.length > 0 ? [{ kind: 'about' as const, style: 'computed', text: hint }] : []),
    computedParagraph(result),
    ...noteParagraphs(result?.details.notes),
  ];
}

function failedNotice(columns: readonly ShownRuns[]): Paragraph[] {
  const failed = columns
    .flatMap(({ shown }) => shown?.runs ?? [])
    .filter(({ status }) => status === 'failed').length;
  if (failed === 0) return [];
  const text =
    failed === 1
      ? translate`1 run stopped at values that are not finite, even with small steps; its image means nothing. Try a smaller step size.`
      : translate`${failed} runs stopped at values that are not finite, even with small steps; their images mean nothing. Try a smaller step size.`;
  return [{ kind: 'about', part: 'notice', style: 'notice', text: [text] }];
}

/** What the images mean, and what not. */
function meaningOf(
  { attributes, description, columns }: CodespaceState,
  generators: Parameters<typeof learnedText>[0],
): string {
  const { layer, pixels } = attributes;
  const isDrawn = columns.length === 0 || generators.length > 0;
  const limits = layer || description?.head === 'value' ? neuronLimits : classLimits;
  return [
    ...(isDrawn ? [drawnMeaning(), learnedText(generators), limits()] : []),
    ...(pixels && !layer ? [(pixelMeanings[pixels] ?? pixelMeanings.noise)()] : []),
  ].join(' ');
}
