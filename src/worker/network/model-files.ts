import type { io } from '@tensorflow/tfjs-core';
import {
  defaultLimits,
  ExplainError,
  packedPath,
  type ModelDescription,
  type ModelLimits,
  type ModelReference,
  type Shape3,
} from '../../protocol.js';
import { emptyCard, readCard, type Card, type CardSnapshot } from './card.js';
import { fetchBytes, parseJson, type FileRole } from './fetch.js';
import { readGraphModel } from './graph-model/graph-model.js';
import { requireFiniteWeights } from './finite-weights.js';
import { invalidModel } from './invalid-model.js';
import { isRecord } from './json.js';
import { readLayersModel } from './layers-model.js';
import { MOST_OUTPUTS, tooLarge } from './limits.js';
import { readManifest } from './manifest.js';
import { DEEPEST, isTooDeep } from './nesting.js';
import { requireOutline } from './topology-outline.js';
import type { ModelHeader, ModelSource } from './model-source.js';
import { group } from './schema.js';
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
}

const modelRole: FileRole = {
  code: 'model',
  noun: 'model',
  whenMissing: 'Check the address in the "model" attribute and that the file is published there.',
};
const cardRole: FileRole = {
  code: 'card',
  noun: 'model card',
  whenMissing: 'Check the address in the "card" attribute, or leave the attribute out.',
};

/** Fetches `model.json`, then its weights and card side by side. */
export async function fetchModel(
  reference: ModelReference,
  onBytes: (loaded: number, total: number) => void,
  limits: ModelLimits = defaultLimits,
): Promise<ModelFiles> {
  const bytes = await fetchBytes(reference.url, modelRole, () => {});
  const json = parseJson(bytes, reference.url, modelRole);
  const { inputShape, check, complete } = readModel(json);
  const { urls: weightsUrls, specs } = readManifest(json, reference.url, limits);
  check(specs, limits);
  const [weights, card] = await Promise.all([
    fetchWeights(weightsUrls, expectedBytes(specs), onBytes),
    fetchCard(reference, inputShape),
  ]);
  requireFiniteWeights(specs, weights);
  const source = complete(new StoredWeights(specs, weights), limits);
  return { inputShape, source, card, specs, weights, weightsUrls };
}

function readModel(json: unknown): ModelHeader {
  if (isTooDeep(json)) {
    throw invalidModel(`The model.json is nested deeper than ${DEEPEST} levels.`);
  }
  const isGraph = isRecord(json) && json.format === 'graph-model';
  if (isGraph) return readGraphModel(json);
  requireOutline(json);
  return readLayersModel(json);
}

async function fetchCard(reference: ModelReference, inputShape: number[]): Promise<Card> {
  const url = reference.card ?? cardBeside(reference.url);
  if (!url) return emptyCard;
  try {
    const json = parseJson(await fetchBytes(url, cardRole, () => {}), url, cardRole);
    return readCard(json, url, inputShape);
  } catch (error) {
    // A card is optional unless the author asked for it or there is one that cannot be read.
    const absent =
      error instanceof ExplainError && /^card-(not-found|unreachable)$/.test(error.code);
    if (absent && !reference.card) return emptyCard;
    throw error;
  }
}

/** The same model with the weights of one of its snapshots. */
export async function fetchSnapshot(
  files: ModelFiles,
  epoch: number,
  onBytes: (loaded: number, total: number) => void,
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
  const weights = await fetchWeights([snapshot.url], expected, onBytes, snapshotRole);
  requireFiniteWeights(files.specs, weights);
  return { ...files, weights };
}

/** Cards list the finished training too, with the model's own weights. */
function isFinal({ url }: CardSnapshot, { weightsUrls }: Pick<ModelFiles, 'weightsUrls'>): boolean {
  return weightsUrls.length === 1 && weightsUrls[0] === url;
}

/** `null` for addresses that have nothing beside them, such as blob: and data:. */
function cardBeside(modelUrl: string): string | null {
  return /^(https?|file):/.test(modelUrl) || packedPath(modelUrl) !== null
    ? new URL('card.json', modelUrl).href
    : null;
}

/** What a page needs to know; throws `model-input-shape` for a network that takes no picture. */
export function describeModel({ card, source, ...files }: ModelFiles): ModelDescription {
  const inputShape = pictureShape(files.inputShape);
  if (source.outputs > MOST_OUTPUTS) {
    throw tooLarge(
      `The model has ${group(source.outputs)} outputs, the limit is ${group(MOST_OUTPUTS)} classes.`,
      'Use a classifier: one output for each class.',
    );
  }
  return {
    name: source.name,
    title: card.title ?? source.name,
    inputShape,
    range: card.range,
    rangeKnown: card.rangeKnown,
    background: card.background ?? new Array<number>(inputShape[2]).fill(card.range[0]),
    labels: card.labels ?? Array.from({ length: source.outputs }, (_, index) => String(index)),
    layers: source.layers.map(({ name, kind }) => ({
      name,
      kind,
      title: card.layerTitles.get(name) ?? name,
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
  throw new ExplainError(
    'model-input-shape',
    `The model takes an input of shape [${inputShape.join(', ')}], which is not a picture.`,
    'Use a model whose input is [null, height, width, channels] with fixed sizes.',
  );
}
