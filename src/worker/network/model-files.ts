import type { io } from '@tensorflow/tfjs-core';
import { ExplainError, type ModelDescription, type ModelReference } from '../../protocol.js';
import { emptyCard, readCard, type Card } from './card.js';
import { fetchBytes, parseJson, type FileRole } from './fetch.js';
import { isRecord } from './json.js';
import { assertSupported } from './layers.js';
import { readTopology, type Topology } from './topology.js';
import { expectedBytes } from './weights.js';

/** A model as it was fetched, kept in memory so that a lost backend can be rebuilt without the network. */
export interface ModelFiles {
  topology: Topology;
  card: Card;
  specs: io.WeightsManifestEntry[];
  weights: ArrayBuffer;
}

const modelRole: FileRole = {
  code: 'model',
  noun: 'model',
  whenMissing: 'Check the address in the "model" attribute and that the file is published there.',
};
const weightsRole: FileRole = {
  code: 'weights',
  noun: 'weights file',
  whenMissing: 'Publish the files that "weightsManifest" of the model.json names beside it.',
};
const cardRole: FileRole = {
  code: 'card',
  noun: 'model card',
  whenMissing: 'Check the address in the "card" attribute, or leave the attribute out.',
};

interface WeightsGroup {
  paths: string[];
  weights: io.WeightsManifestEntry[];
}

/** Fetches `model.json`, then its weights and card side by side. */
export async function fetchModel(
  reference: ModelReference,
  onBytes: (loaded: number, total: number) => void,
): Promise<ModelFiles> {
  const bytes = await fetchBytes(reference.url, modelRole, () => {});
  const json = parseJson(bytes, reference.url, modelRole);
  const topology = readTopology(json);
  assertSupported(topology.layers);
  const groups = readManifest(json);
  const specs = groups.flatMap(({ weights }) => weights);
  const [weights, card] = await Promise.all([
    fetchWeights(reference.url, groups, expectedBytes(specs), onBytes),
    fetchCard(reference, topology),
  ]);
  return { topology, card, specs, weights };
}

function readManifest(json: unknown): WeightsGroup[] {
  const manifest = isRecord(json) ? json.weightsManifest : null;
  if (!Array.isArray(manifest) || !manifest.every(isGroup)) {
    throw new ExplainError(
      'model-format',
      'The model has no usable "weightsManifest".',
      'Export the network with tensorflowjs_converter or model.save() of TensorFlow.js.',
    );
  }
  return manifest;
}

function isGroup(value: unknown): value is WeightsGroup {
  return isRecord(value) && Array.isArray(value.paths) && Array.isArray(value.weights);
}

async function fetchWeights(
  modelUrl: string,
  groups: WeightsGroup[],
  expected: number,
  onBytes: (loaded: number, total: number) => void,
): Promise<ArrayBuffer> {
  const paths = groups.flatMap((group) => group.paths);
  const loaded = paths.map(() => 0);
  const files = await Promise.all(
    paths.map((path, index) =>
      fetchBytes(new URL(path, modelUrl).href, weightsRole, (bytes) => {
        loaded[index] = bytes;
        onBytes(
          loaded.reduce((sum, part) => sum + part, 0),
          expected,
        );
      }),
    ),
  );
  const weights = await new Blob(files).arrayBuffer();
  if (weights.byteLength !== expected) {
    throw new ExplainError(
      'weights-truncated',
      `The weights of ${modelUrl} have ${weights.byteLength} bytes; the model needs ${expected}.`,
      'Publish the weights file again; the upload or the download was cut short, or it belongs to another model.',
    );
  }
  return weights;
}

async function fetchCard(reference: ModelReference, topology: Topology): Promise<Card> {
  const url = reference.card ?? cardBeside(reference.url);
  if (!url) return emptyCard;
  try {
    const json = parseJson(await fetchBytes(url, cardRole, () => {}), url, cardRole);
    return readCard(json, url, topology.inputShape);
  } catch (error) {
    // A card is optional unless the author asked for it or there is one that cannot be read.
    const absent =
      error instanceof ExplainError && /^card-(not-found|unreachable)$/.test(error.code);
    if (absent && !reference.card) return emptyCard;
    throw error;
  }
}

/** `null` for addresses that have nothing beside them, such as blob: and data:. */
function cardBeside(modelUrl: string): string | null {
  return /^(https?|file):/.test(modelUrl) ? new URL('card.json', modelUrl).href : null;
}

export function describeModel({ topology, card }: ModelFiles): ModelDescription {
  const channels = topology.inputShape[2];
  return {
    name: topology.name,
    title: card.title ?? topology.name,
    inputShape: topology.inputShape,
    range: card.range,
    background: card.background ?? new Array<number>(channels).fill(card.range[0]),
    labels: card.labels ?? Array.from({ length: topology.outputs }, (_, index) => String(index)),
    layers: topology.layers.map(({ name, className }) => ({
      name,
      kind: className,
      title: card.layerTitles.get(name) ?? name,
    })),
    samples: card.samples,
    licence: card.licence,
  };
}
