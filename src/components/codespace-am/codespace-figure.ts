import type { AscentFrame, AscentRun } from '../../client/codespace.js';
import { pixelsOfTensor, type ColorUnits } from '../../client/image/tensor-colors.js';
import type { ModelDescription, Shape3 } from '../../protocol.js';
import { concealed, hidesClass, roomOf } from '../figure/concealed.js';
import type { Figure, Layer, Paragraph, Tile, TileGrid } from '../figure/figure.js';
import { computedParagraph, headParagraphs, noteParagraphs } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import type { CodespaceAttributes, CodespaceResult, PixelStart } from './codespace-attributes.js';
import {
  generatorsOf,
  generatorTitle,
  independentClassifier,
  MOST_RUNS,
  titlesOf,
} from './codespace-request.js';
import {
  hasGoal,
  judgementText,
  learnedText,
  longestJudgement,
  longestOutcome,
  objectiveText,
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

/** More runs than these stand in wider rows. */
const SQUARE = 16;

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
    columns: count > SQUARE ? 8 : Math.min(count, 4),
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
  translate`A picture is where its run has come to among all that the generator can draw: an answer of the network and the generator together.`;
const classLimits = (): string =>
  translate`A high probability does not prove that a picture is typical, nor that the network is sure of such pictures alone.`;
const neuronLimits = (): string =>
  translate`What else the neuron would answer to, the pictures do not tell.`;

/** What the ascent over pixels shows, by what they began with. */
const pixelMeanings: Record<PixelStart, () => string> = {
  noise: () =>
    translate`Over pixels, without a generator, the same climb makes the network as sure of pictures that to us are noise: it is fooled.`,
  'mean-image': () =>
    translate`Over pixels, without a generator, the same climb makes the network as sure of pictures that to us are still the blurred mean that they began with: it is fooled.`,
  sample: () =>
    translate`Over pixels, without a generator, the same climb makes the network as sure of pictures that to us are still what they began with, under some noise: it is fooled.`,
};

/** How the runs went, what the pictures mean and what not, where they were computed. */
function captionOf(state: CodespaceState): Paragraph[] {
  const { attributes, description, result, columns } = state;
  const drawn = columns.filter(({ generator }) => generator !== null);
  const longest = generatorsOf(attributes).map((generator) => ({
    title: generatorTitle(generator),
    trainedOn: TYPICAL,
  }));
  const titles = titlesOf(attributes);
  const isNamed = !hidesClass(attributes);
  const outcomes = outcomesText(attributes, columns);
  const judgement = judgementText(columns);
  const hint =
    drawn.length > 0 && attributes.controls !== 'none'
      ? [translate`Pick a run to see its code, a second to walk from one to the other.`]
      : [];
  return [
    {
      kind: 'finding',
      part: 'answer',
      style: 'answer',
      text: outcomes ? [outcomes] : [],
      room: titles.map((title) => longestOutcome(attributes, title)).join(' '),
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
    {
      kind: 'meaning',
      text: [meaningOf(state, drawn, isNamed)],
      room: isNamed ? meaningOf(state, longest, true) : roomOf(meaningOf(state, longest, true)),
    },
    ...(hint.length > 0 ? [{ kind: 'about' as const, style: 'computed', text: hint }] : []),
    computedParagraph(result),
    ...noteParagraphs(result?.details.notes),
  ];
}

/** About as long as cards say what a generator was trained on. */
const TYPICAL = 'MNIST (LeCun, Cortes, Burges), 60,000 images';

function failedNotice(columns: readonly ShownRuns[]): Paragraph[] {
  const failed = columns
    .flatMap(({ shown }) => shown?.runs ?? [])
    .filter(({ status }) => status === 'failed').length;
  if (failed === 0) return [];
  const text =
    failed === 1
      ? translate`1 run met no finite numbers, also by small steps, and ended there: its picture says nothing. A smaller step size may help.`
      : translate`${failed} runs met no finite numbers, also by small steps, and ended there: its picture says nothing. A smaller step size may help.`;
  return [{ kind: 'about', part: 'notice', style: 'notice', text: [text] }];
}

/** What is maximized, and what the pictures mean. */
function meaningOf(
  { attributes, description, columns }: CodespaceState,
  generators: Parameters<typeof learnedText>[0],
  isNamed: boolean,
): string {
  const { layer, pixels } = attributes;
  const frame = columns[0]?.shown;
  const isDrawn = columns.length === 0 || generators.length > 0;
  const limits = layer || description?.head === 'value' ? neuronLimits : classLimits;
  return [
    ...(frame && isNamed ? [translate`Maximised is ${objectiveText(attributes, frame)}.`] : []),
    ...(isDrawn ? [drawnMeaning(), learnedText(generators), limits()] : []),
    ...(pixels && !layer ? [(pixelMeanings[pixels] ?? pixelMeanings.noise)()] : []),
  ].join(' ');
}
