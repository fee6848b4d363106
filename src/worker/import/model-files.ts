import type { io } from '@tensorflow/tfjs-core';
import {
  defaultLimits,
  ExplainError,
  isBinary,
  type ModelLimits,
  type ModelReference,
  type Progress,
} from '../../protocol.js';
import { readCanonicalGraph } from './canonical-graph.js';
import { requireFittingCard, type Card, type CardSnapshot } from './card.js';
import { fetchCard, neighborsOf, type Neighbors } from './card-file.js';
import { fetchBytes, parseJson, type FileAccess, type FileSource } from './fetch.js';
import type { FileRole } from './file-errors.js';
import { readGraphModel } from './graph-model/graph-model.js';
import { requireFiniteWeights } from './finite-weights.js';
import { invalidModel } from './invalid-model.js';
import { isRecord } from './json.js';
import { originOf, type Origin } from './origin.js';
import { readLayersModel } from './keras/layers-model.js';
import { readManifest } from './manifest.js';
import { DEEPEST, isTooDeep } from './nesting.js';
import { requireOutline } from './keras/topology-outline.js';
import type { ModelHeader, ModelSource, OfferedOutputs, Wanted } from './model-source.js';
import { StoredWeights } from './stored-weights.js';
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
  outputs: OfferedOutputs;
  /** Whether the file says how large the input is; otherwise its card did. */
  isInputFixed: boolean;
  neighbors: Neighbors;
  /** `fileBytes` are those of all files as they were fetched, the card left out. */
  origin: Origin & { fileBytes: number };
}

/** Where a model's files come from, and who is told how it gets on. */
export interface ModelLoad extends FileSource, FileAccess {
  progress(progress: Progress): void;
  /** Called when the size of what will be kept is known, before it is fetched. */
  onSize: (bytes: number) => void;
}

/** More than ten times the longest of keras.applications. */
const MOST_MODEL = 32e6;

const modelRole = {
  code: 'model',
  noun: 'model',
  whenMissing: 'Check the address in the "model" attribute and that the file is published there.',
  whoseMost: 'that such a file may have',
} as const satisfies FileRole;

/** Bytes above which the one file of a model is worth a sign of progress. */
const LARGE = 1e6;

/**
 * Fetches a model: `model.json`, then its weights and card side by side; or the one file of another tool,
 * then its card, by which it is converted.
 */
export async function fetchModel(
  reference: ModelReference,
  load: ModelLoad,
  limits: ModelLimits = defaultLimits,
): Promise<ModelFiles> {
  const mostOfBinary = limits.weightBytes + MOST_MODEL;
  const request = { urls: [reference.url], most: MOST_MODEL, mostOfBinary };
  const { bytes } = await fetchBytes(request, modelRole, load, (loaded) => {
    if (loaded > LARGE) load.progress({ phase: 'model', loaded, total: 0 });
  });
  if (isBinary(new Uint8Array(bytes))) return fetchForeign(reference, bytes, load, limits);
  const json = parseJson(bytes, reference.url, modelRole);
  const neighbors = neighborsOf(json);
  // Of a kind that takes no images it may be, and then nothing else is fetched.
  const early =
    neighbors.isWrittenByTensorFlowJs && !neighbors.isImageProject
      ? await fetchCard(reference, neighbors, load)
      : null;
  const { header, isInputFixed } = await readChosen(json, reference, neighbors, load);
  const outline = outlineOf(header, json, reference.url, limits);
  const expected = expectedBytes(outline.specs);
  load.onSize(expected + bytes.byteLength);
  const [weights, card] = await together(load, (source) => [
    fetchWeights(outline.weightsUrls, expected, { ...source, onBytes: weightsProgress(load) }),
    early ?? fetchCard(reference, neighbors, source),
  ]);
  const isCards = reference.output === undefined && card.output !== null;
  const chosen = isCards ? { ...outline, ...readModel(json, wantedOf(reference, card)) } : outline;
  const jsonBytes = bytes.byteLength;
  const fileBytes = jsonBytes + weights.byteLength;
  const files = { json, card, weights, jsonBytes, fileBytes, isInputFixed, neighbors };
  return wholeModel(chosen, files, limits);
}

/** The rest of a model whose file is of another tool. */
async function fetchForeign(
  reference: ModelReference,
  bytes: ArrayBuffer,
  load: ModelLoad,
  limits: ModelLimits,
): Promise<ModelFiles> {
  load.onSize(bytes.byteLength);
  // Sizes that the file leaves open are the card's.
  const neighbors = neighborsOf(null);
  const card = await fetchCard(reference, neighbors, load);
  // Handed over, not copied.
  const fileBytes = bytes.byteLength;
  const file = { url: reference.url, bytes, inputShape: card.inputShape, limits };
  const outcome = await load.convert(file, load);
  if (!outcome.ok) throw ExplainError.from(outcome.error);
  const { json, weights } = outcome.value;
  const read: unknown = JSON.parse(json);
  const wanted = wantedOf(reference, card);
  const header = readModel(read, wanted);
  const outline = outlineOf(header, read, reference.url, limits);
  const isInputFixed = wanted.inputShape === null || isFixed(read, wanted);
  const jsonBytes = json.length;
  const files = { json: read, card, weights, jsonBytes, fileBytes, isInputFixed, neighbors };
  return wholeModel(outline, files, limits);
}

/** What is known of a model before its weights are there. */
interface Outline extends Pick<ModelHeader, 'inputShape' | 'outputs' | 'complete'> {
  specs: io.WeightsManifestEntry[];
  weightsUrls: string[];
}

function outlineOf(
  { inputShape, outputs, check, complete }: ModelHeader,
  json: unknown,
  url: string,
  limits: ModelLimits,
): Outline {
  const { urls: weightsUrls, specs } = readManifest(json, url, limits);
  check(specs, limits);
  return { inputShape, outputs, complete, specs, weightsUrls };
}

/** What was fetched, and made of it. */
interface ReadFiles {
  json: unknown;
  card: Card;
  weights: ArrayBuffer;
  jsonBytes: number;
  fileBytes: number;
  isInputFixed: boolean;
  neighbors: Neighbors;
}

function wholeModel(
  { inputShape, outputs, complete, specs, weightsUrls }: Outline,
  { json, card, weights, jsonBytes, fileBytes, ...told }: ReadFiles,
  limits: ModelLimits,
): ModelFiles {
  requireFittingCard(card, inputShape);
  requireFiniteWeights(specs, weights);
  const source = complete(new StoredWeights(specs, weights), limits);
  const kept = weights.byteLength + jsonBytes;
  const { bytesBeside, ...own } = originOf(json, specs);
  const origin = { ...own, fileBytes: fileBytes + bytesBeside };
  const files = { inputShape, source, card, specs, weights, weightsUrls, outputs, origin };
  return { ...files, ...told, bytes: kept };
}

/** Where the file leaves open which output is meant or how large the input is, its card may say so. */
async function readChosen(
  json: unknown,
  reference: ModelReference,
  neighbors: Neighbors,
  load: ModelLoad,
): Promise<{ header: ModelHeader; isInputFixed: boolean }> {
  const { output = null } = reference;
  try {
    return { header: readModel(json, { output, inputShape: null }), isInputFixed: true };
  } catch (error) {
    if (!(error instanceof ExplainError)) throw error;
    const isOpen = error.code === 'output-unknown' && output === null;
    if (!isOpen && error.code !== 'model-input-shape') throw error;
    const card = await fetchCard(reference, neighbors, load);
    if (card.output === null && card.inputShape === null) throw error;
    const wanted = wantedOf(reference, card);
    return { header: readModel(json, wanted), isInputFixed: isFixed(json, wanted) };
  }
}

/** Whether a model that can be read says itself how large its input is. */
function isFixed(json: unknown, wanted: Wanted): boolean {
  if (isRecord(json) && json.format === 'canonical') {
    const [input]: unknown[] = Array.isArray(json.inputs) ? json.inputs : [];
    return !isRecord(input) || input.isOpen !== true;
  }
  try {
    readModel(json, { ...wanted, inputShape: null });
    return true;
  } catch {
    return false;
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

/** What the page says, else the card. */
export function wantedOf({ output }: ModelReference, card: Card): Wanted {
  return { output: output ?? card.output, inputShape: card.inputShape };
}

function readModel(json: unknown, wanted: Wanted): ModelHeader {
  if (isTooDeep(json)) {
    throw invalidModel(`The model.json is nested deeper than ${DEEPEST} levels.`);
  }
  const format = isRecord(json) ? json.format : null;
  if (isRecord(json) && format === 'canonical') return readCanonicalGraph(json, wanted.output);
  if (isRecord(json) && format === 'graph-model') return readGraphModel(json, wanted);
  requireOutline(json);
  return readLayersModel(json, wanted);
}

/** The same model with the weights of one of its snapshots. */
export async function fetchSnapshot(
  files: ModelFiles,
  epoch: number,
  load: ModelLoad,
): Promise<ModelFiles> {
  const { snapshots } = files.card;
  const snapshot = snapshotOf(files, epoch);
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

/** What the card lists as the network after so many epochs. */
export function snapshotOf(
  { card }: Pick<ModelFiles, 'card'>,
  epoch: number,
): CardSnapshot | undefined {
  return card.snapshots.find((known) => known.epoch === epoch);
}

/** Cards list the finished training too, with the model's own weights. */
export function isFinal(
  { url }: CardSnapshot,
  { weightsUrls }: Pick<ModelFiles, 'weightsUrls'>,
): boolean {
  return weightsUrls.length === 1 && weightsUrls[0] === url;
}
