import type {
  CardQuestion,
  Head,
  MethodFinding,
  ModelFormat,
  ModelInspection,
} from '../../protocol.js';
import { shownPath } from '../inspect/shown-path.js';
import { layerLines } from './inspect-layers.js';
import { preprocessingText } from './preprocessing-text.js';
import { onOneLine } from './terminal.js';
import { wrapped } from './text-layout.js';

const formats: Record<ModelFormat, string> = {
  'tfjs-layers': 'TensorFlow.js, layers model',
  'tfjs-graph': 'TensorFlow.js, graph model',
  onnx: 'ONNX',
  keras: 'Keras, .keras',
  'keras-hdf5': 'Keras, HDF5',
};

const headTexts: Record<Head, string> = {
  softmax: 'softmax: probabilities that sum to 1',
  sigmoid: 'sigmoid: independent probabilities',
  logits: 'logits: raw scores, shown through a softmax',
  value: 'one value, which is no probability',
};

/** Labels that are printed: all, or those at both ends of the list. */
const [MOST, FIRST, LAST] = [12, 8, 1];

/** All that is known of a model, for a terminal of so many columns. */
export function inspectionText(inspection: ModelInspection, width: number): string {
  const { layers, methods, questions, problems } = inspection;
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', title, ...lines] : [];
  return [
    ...factLines(inspection, width),
    ...section(`Layers (${layers.length})`, [
      ...layerLines(layers, width),
      ...wrapped(
        'Output: height x width x channels. Sees: pixels of the image that can reach one neuron.',
        width,
        '',
        '',
      ),
    ]),
    ...section('Methods', methodLines(methods, width)),
    ...section(
      'Missing: neither the file nor a card says it (--card writes one to fill in)',
      questions.flatMap((question) => questionLines(question, width)),
    ),
    ...section(
      'Problems',
      problems.flatMap(({ message, hint, code }) =>
        wrapped(onOneLine(`${message} ${hint} (${code})`), width, '  ', '    '),
      ),
    ),
    ...(questions.length + problems.length === 0 ? ['', 'Nothing is missing.'] : []),
  ].join('\n');
}

const LABEL = 17;

function factLines(inspection: ModelInspection, width: number): string[] {
  const { description, name, format, writtenBy } = inspection;
  const facts: [label: string, text: string][] = [
    ['Name', description?.title ?? name],
    ['Format', formats[format] + (writtenBy === null ? '' : `, written by ${writtenBy}`)],
    ['Card', shownPath(description?.card.url ?? 'none')],
    ['Input', inputText(inspection.inputShape)],
    ['Preprocessing', preprocessingText(inspection)],
    ['Output', outputText(inspection)],
    ['Outputs', outputsText(inspection)],
    ['Classes', classesText(inspection)],
    [
      'Files',
      `${bytes(inspection.fileBytes)} (${inspection.weightTypes.join(', ') || 'no weights'})`,
    ],
    ['Parameters', count(inspection.parameters)],
    ['Multiplications', `${large(inspection.multiplications)} for one image`],
    ['Memory', `${bytes(inspection.activationBytes)} of activations for one image`],
  ];
  return facts
    .filter(([, text]) => text !== '')
    .flatMap(([label, text]) =>
      wrapped(onOneLine(text), width, label.padEnd(LABEL), ' '.repeat(LABEL)),
    );
}

function inputText(shape: readonly number[]): string {
  if (shape.length !== 3) return `${shape.join(' x ')}, no image`;
  const colors = shape[2] === 3 ? 'color' : shape[2] === 1 ? 'gray' : 'channels';
  return `${shape.join(' x ')} (height x width x channels${colors === 'channels' ? '' : `, ${colors}`})`;
}

function outputText({ description, head, outputShape, activation }: ModelInspection): string {
  const shape = outputShape.join(' x ') || '1';
  if (head) return `${shape}, ${headTexts[head]}`;
  const range = description && 'outputRange' in description ? description.outputRange : null;
  const ending = activation === 'none' ? 'without an activation' : `after ${activation}`;
  return `${shape}, ${ending}${range ? `, from ${range[0]} to ${range[1]}` : ''}`;
}

/** Empty where there is no choice. */
function outputsText({ outputs, output }: ModelInspection): string {
  if (outputs.length < 2) return '';
  return `${outputs.join(', ')}; explained: ${output ?? 'none, unless one is chosen'}`;
}

function classesText({ description, head, questions }: ModelInspection): string {
  if (!description || !head) return 'not known';
  if (head === 'value') return 'none';
  const { labels } = description;
  const isNumbered = questions.some(({ field }) => field === 'labels');
  if (isNumbered) return `${labels.length}, without names`;
  const shown =
    labels.length > MOST ? [...labels.slice(0, FIRST), '…', ...labels.slice(-LAST)] : labels;
  return `${labels.length}: ${shown.join(', ')}`;
}

/** By element; methods of the same state and reason together, and a reason is told once. */
function methodLines(methods: readonly MethodFinding[], width: number): string[] {
  const told = new Set<string>();
  const lines: string[] = [];
  for (const element of new Set(methods.map((method) => method.element))) {
    const own = methods.filter((method) => method.element === element);
    lines.push(`  <${element}>`);
    for (const group of alike(own)) {
      const { state, reason, code } = group[0]!;
      const isAll = group.length === own.length && state === 'refused' && group.length > 1;
      const titles = isAll ? 'All' : listed(group.map(({ title }) => title));
      const why = reason !== null && told.has(reason) ? 'as above' : reason;
      const text = `${titles}${why === null ? '' : `: ${why}`}${code === null ? '' : ` (${code})`}`;
      lines.push(...wrapped(onOneLine(text), width, `    ${state.padEnd(9)}`, ' '.repeat(13)));
      if (reason !== null) told.add(reason);
    }
  }
  return lines;
}

function alike(methods: readonly MethodFinding[]): MethodFinding[][] {
  const groups = new Map<string, MethodFinding[]>();
  for (const method of methods) {
    const key = JSON.stringify([method.state, method.reason, method.code]);
    groups.set(key, [...(groups.get(key) ?? []), method]);
  }
  return [...groups.values()];
}

function questionLines({ field, question, assumed }: CardQuestion, width: number): string[] {
  const text = `${field}: ${question}${assumed === null ? '' : ` Assumed: ${assumed}.`}`;
  return wrapped(onOneLine(text), width, '  ', '    ');
}

/** Titles may have commas of their own. */
function listed(titles: readonly string[]): string {
  return titles.join(titles.some((title) => title.includes(',')) ? '; ' : ', ');
}

const count = (value: number): string => value.toLocaleString('en-US');

function large(value: number): string {
  if (value >= 1e9) return `${(value / 1e9).toFixed(1)} billion`;
  return value >= 1e6 ? `${(value / 1e6).toFixed(1)} million` : count(value);
}

function bytes(value: number): string {
  return value >= 1e6 ? `${(value / 1e6).toFixed(1)} MB` : `${(value / 1e3).toFixed(1)} KB`;
}
