import type { io } from '@tensorflow/tfjs-core';
import {
  defaultLimits,
  ExplainError,
  type Head,
  type ModelDescription,
  type ModelLimits,
  type ModelReference,
  type Progress,
  type Shape3,
} from '../../protocol.js';
import { requireFittingCard, type Card, type CardSnapshot } from './card.js';
import { fetchCard } from './card-file.js';
import { unitsOf } from './ending.js';
import { fetchBytes, parseJson, type FileSource } from './fetch.js';
import type { FileRole } from './file-errors.js';
import { headOf, labelsOf } from './head.js';
import { readGraphModel } from './graph-model/graph-model.js';
import { noPicture } from './input-shape.js';
import { requireFiniteWeights } from './finite-weights.js';
import { invalidModel } from './invalid-model.js';
import { isRecord } from './json.js';
import { readLayersModel } from './keras/layers-model.js';
import { MOST_OUTPUTS, tooLarge } from './limits.js';
import { readManifest } from './manifest.js';
import { DEEPEST, isTooDeep } from './nesting.js';
import { requireOutline } from './keras/topology-outline.js';
import type { ModelHeader, ModelSource } from './model-source.js';
import { group } from './schema.js';
import { StoredWeights } from './stored-weights.js';
import { isImageProject, isWrittenByTensorFlowJs } from './teachable-machine.js';
import { fetchWeights, snapshotRole } from './weight-files.js';
import { expectedBytes } from './weights.js';

/** A model as it was fetched, kept in memory so that a lost backend can be rebuilt without the network. */
export interface ModelFiles {
  inputShape: number[];
  source: ModelSource;
  card: Card;
  specs: io.WeightsManifestEntry[];
  weights: ArrayBuffer;
  /** Absolute, of the model's own weights. */
  weightsUrls: string[];
  /** How many the files have that are kept for this alone. */
  bytes: number;
}

/** Where a model's files come from, and who is told how it gets on. */
export interface ModelLoad extends FileSource {
  progress(progress: Progress): void;
  /** Called when the size of what will be kept is known, before it is fetched. */
  onSize: (bytes: number) => void;
}

/** More than ten times the longest of keras.applications. */
const MOST_MODEL = 32e6;

const modelRole: FileRole = {
  code: 'model',
  noun: 'model',
  whenMissing: 'Check the address in the "model" attribute and that the file is published there.',
  whoseMost: 'that a model.json may have',
};
/** Fetches `model.json`, then its weights and card side by side. */
export async function fetchModel(
  reference: ModelReference,
  load: ModelLoad,
  limits: ModelLimits = defaultLimits,
): Promise<ModelFiles> {
  const request = { urls: [reference.url], most: MOST_MODEL };
  const { bytes } = await fetchBytes(request, modelRole, load);
  const json = parseJson(bytes, reference.url, modelRole);
  // Of a kind that takes no images it may be, and then nothing else is fetched.
  const early =
    isWrittenByTensorFlowJs(json) && !isImageProject(json)
      ? await fetchCard(reference, json, load)
      : null;
  const header = await readChosen(json, reference, load);
  const { urls: weightsUrls, specs } = readManifest(json, reference.url, limits);
  header.check(specs, limits);
  const expected = expectedBytes(specs);
  load.onSize(expected + bytes.byteLength);
  const [weights, card] = await together(load, (source) => [
    fetchWeights(weightsUrls, expected, { ...source, onBytes: weightsProgress(load) }),
    early ?? fetchCard(reference, json, source),
  ]);
  const { inputShape, complete } =
    reference.output === undefined && card.output !== null ? readModel(json, card.output) : header;
  requireFittingCard(card, inputShape);
  requireFiniteWeights(specs, weights);
  const source = complete(new StoredWeights(specs, weights), limits);
  const kept = weights.byteLength + bytes.byteLength;
  return { inputShape, source, card, specs, weights, weightsUrls, bytes: kept };
}

/** Where the model has several outputs, its card may say which one is meant. */
async function readChosen(
  json: unknown,
  reference: ModelReference,
  load: ModelLoad,
): Promise<ModelHeader> {
  const { output = null } = reference;
  try {
    return readModel(json, output);
  } catch (error) {
    const isOpen = error instanceof ExplainError && error.code === 'output-unknown';
    if (!isOpen || output !== null) throw error;
    const card = await fetchCard(reference, json, load);
    if (card.output === null) throw error;
    return readModel(json, card.output);
  }
}

/** Both at the same time; when one fails, the other ends as well. */
async function together<A, B>(
  { read, signal }: FileSource,
  start: (source: FileSource) => [Promise<A>, B | Promise<B>],
): Promise<[A, B]> {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  signal.addEventListener('abort', end);
  try {
    return await Promise.all(start({ read, signal: ending.signal }));
  } finally {
    signal.removeEventListener('abort', end);
    end();
  }
}

function weightsProgress({ progress }: ModelLoad): (loaded: number, total: number) => void {
  return (loaded, total) => progress({ phase: 'model', loaded, total });
}

function readModel(json: unknown, output: string | number | null): ModelHeader {
  if (isTooDeep(json)) {
    throw invalidModel(`The model.json is nested deeper than ${DEEPEST} levels.`);
  }
  const isGraph = isRecord(json) && json.format === 'graph-model';
  if (isGraph) return readGraphModel(json, output);
  requireOutline(json);
  return readLayersModel(json, output);
}

/** The same model with the weights of one of its snapshots. */
export async function fetchSnapshot(
  files: ModelFiles,
  epoch: number,
  load: ModelLoad,
): Promise<ModelFiles> {
  const { snapshots } = files.card;
  const snapshot = snapshots.find((known) => known.epoch === epoch);
  if (!snapshot) {
    throw new ExplainError(
      'snapshot-unknown',
      `The model has no snapshot of epoch ${epoch}.`,
      snapshots.length > 0
        ? `Its snapshots: ${snapshots.map((known) => known.epoch).join(', ')}.`
        : 'Its card lists no "snapshots".',
    );
  }
  if (isFinal(snapshot, files)) return files;
  const expected = expectedBytes(files.specs);
  load.onSize(expected);
  const source = { ...load, onBytes: weightsProgress(load) };
  const weights = await fetchWeights([snapshot.url], expected, source, snapshotRole);
  requireFiniteWeights(files.specs, weights);
  return { ...files, weights, bytes: weights.byteLength };
}

/** Cards list the finished training too, with the model's own weights. */
function isFinal({ url }: CardSnapshot, { weightsUrls }: Pick<ModelFiles, 'weightsUrls'>): boolean {
  return weightsUrls.length === 1 && weightsUrls[0] === url;
}

/** What the outputs are; `null` where they are no classes, or are not told. */
export function knownHead({ source: { ending }, card, inputShape }: ModelFiles): Head | null {
  // What a latent code is made into are pixels.
  if (inputShape.length !== 3 && ending.activation === 'sigmoid') return null;
  try {
    return headOf(ending, card.head);
  } catch {
    return null;
  }
}

/**
 * What a page needs to know; throws `model-input-shape` for a network that takes no picture, and
 * what `headOf` and `labelsOf` throw.
 */
export function describeModel({ card, source, ...files }: ModelFiles): ModelDescription {
  const inputShape = pictureShape(files.inputShape);
  const units = unitsOf(source.ending.shape);
  if (units > MOST_OUTPUTS) {
    throw tooLarge(
      `The model has ${group(units)} outputs, the limit is ${group(MOST_OUTPUTS)} classes.`,
      'Use a classifier: one output for each class.',
    );
  }
  const head = headOf(source.ending, card.head);
  return {
    name: source.name,
    title: card.title ?? source.name,
    inputShape,
    range: card.range,
    rangeKnown: card.rangeKnown,
    background: card.background ?? new Array<number>(inputShape[2]).fill(card.range[0]),
    head,
    labels: labelsOf(source.ending, head, card.labels),
    layers: source.layers.map(({ name, kind, shape }) => ({
      name,
      kind,
      title: card.layerTitles.get(name) ?? name,
      shape,
    })),
    samples: card.samples,
    snapshots: card.snapshots.map((snapshot) => ({
      epoch: snapshot.epoch,
      accuracy: snapshot.accuracy,
      final: isFinal(snapshot, files),
    })),
    trainingDigits: card.trainingDigits,
    licence: card.licence,
    card: card.facts,
  };
}

function pictureShape(inputShape: number[]): Shape3 {
  const [height, width, channels, ...rest] = inputShape;
  if (height && width && channels && rest.length === 0) return [height, width, channels];
  throw noPicture(inputShape);
}
