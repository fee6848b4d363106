import {
  ExplainError,
  heads,
  type CardFacts,
  type Head,
  type Sample,
  type Snapshot,
  type TrainingDigits,
} from '../../protocol.js';
import { isRecord, type JsonRecord } from './json.js';

/** What the engine takes from a model card; every field has a default, so a card is optional. */
export interface Card {
  title: string | null;
  labels: string[] | null;
  /** What the outputs mean, over what the last activation says. */
  head: Head | null;
  range: [number, number];
  /** Values of a black and a white pixel in the output of a model that makes pictures. */
  outputRange: [number, number] | null;
  /** Whether the card says so. */
  rangeKnown: boolean;
  background: number[] | null;
  layerTitles: Map<string, string>;
  samples: Sample[];
  snapshots: CardSnapshot[];
  trainingDigits: TrainingDigits | null;
  licence: string | null;
  facts: CardFacts;
}

/** A snapshot and the absolute URL of its weights, which are laid out as the model's own. */
export interface CardSnapshot extends Pick<Snapshot, 'epoch' | 'accuracy'> {
  url: string;
}

export const emptyCard: Card = {
  title: null,
  labels: null,
  head: null,
  range: [0, 1],
  outputRange: null,
  rangeKnown: false,
  background: null,
  layerTitles: new Map(),
  samples: [],
  snapshots: [],
  trainingDigits: null,
  licence: null,
  facts: {
    url: null,
    summary: null,
    trainedOn: null,
    accuracy: null,
    testPictures: null,
    source: null,
  },
};

/** @param url the card's own address, which its samples are relative to */
export function readCard(json: unknown, url: string, inputShape: readonly number[]): Card {
  if (!isRecord(json)) throw invalid(url, 'it is not an object');
  const input = isRecord(json.input) ? json.input : {};
  const output = isRecord(json.output) ? json.output : {};
  const shape = input.shape;
  if (shape !== undefined && String(shape) !== String(inputShape)) {
    throw invalid(
      url,
      `its input.shape is [${String(shape)}], the model's [${String(inputShape)}]`,
    );
  }
  return {
    title: text(json.title),
    labels: list(json.labels, 'labels', url)?.map(String) ?? null,
    head: readHead(json.head, url),
    range: readRange(input.range, 'input', url) ?? emptyCard.range,
    outputRange: readRange(output.range, 'output', url),
    rangeKnown: input.range !== undefined,
    background: list(input.background, 'input.background', url)?.map(Number) ?? null,
    layerTitles: new Map(
      records(json.layers, 'layers', url).map(({ name, title }) => [String(name), String(title)]),
    ),
    samples: records(json.samples, 'samples', url).map(({ src, large, label, title, credit }) => ({
      url: new URL(String(src), url).href,
      large: typeof large === 'string' ? new URL(large, url).href : null,
      label: String(label),
      title: String(title ?? label),
      credit: text(credit),
    })),
    snapshots: records(json.snapshots, 'snapshots', url).map(({ epoch, weights, accuracy }) => ({
      epoch: Number(epoch),
      accuracy: typeof accuracy === 'number' ? accuracy : null,
      url: new URL(String(weights), url).href,
    })),
    trainingDigits: readDigits(json.trainingDigits, url),
    licence: text(json.licence),
    facts: readFacts(json, url),
  };
}

function readFacts(json: JsonRecord, url: string): CardFacts {
  const training = isRecord(json.training) ? json.training : {};
  const accuracy = isRecord(json.accuracy) ? json.accuracy : {};
  return {
    url,
    summary: text(json.description),
    trainedOn: text(training.data),
    accuracy: typeof accuracy.test === 'number' ? accuracy.test : null,
    testPictures: typeof accuracy.images === 'number' ? accuracy.images : null,
    source: text(json.source),
  };
}

function readHead(value: unknown, url: string): Head | null {
  if (value === undefined) return null;
  const found = heads.find((head) => head === value);
  if (found) return found;
  throw invalid(url, `its head is ${JSON.stringify(value)}, not one of ${heads.join(', ')}`);
}

function readRange(range: unknown, of: string, url: string): [number, number] | null {
  if (range === undefined) return null;
  const [black, white] = Array.isArray(range) ? range : [];
  if (typeof black === 'number' && typeof white === 'number') return [black, white];
  throw invalid(url, `its ${of}.range is not two numbers`);
}

/** `labels` has one character for each picture: its class, counted 0 to 9 and on with a to z. */
function readDigits(value: unknown, url: string): TrainingDigits | null {
  if (value === undefined) return null;
  const { src, size, columns, labels } = isRecord(value) ? value : {};
  const [height, width] = Array.isArray(size) ? size : [];
  if (typeof src === 'string' && typeof labels === 'string' && /^[0-9a-z]+$/.test(labels)) {
    const classes = Array.from(labels, (label) => Number.parseInt(label, 36));
    if ([height, width, columns].every((count) => Number.isInteger(count) && Number(count) > 0)) {
      return {
        url: new URL(src, url).href,
        labels: classes,
        size: [Number(height), Number(width)],
        columns: Number(columns),
      };
    }
  }
  throw invalid(url, 'its trainingDigits have no src, size [height, width], columns and labels');
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function list(value: unknown, field: string, url: string): unknown[] | null {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value;
  throw invalid(url, `its ${field} is not a list`);
}

function records(value: unknown, field: string, url: string): JsonRecord[] {
  return (list(value, field, url) ?? []).filter(isRecord);
}

function invalid(url: string, reason: string): ExplainError {
  return new ExplainError(
    'card-invalid',
    `The model card ${url} cannot be used: ${reason}.`,
    'Compare it with the card of a built-in model, models/mnist-cnn/card.json.',
  );
}
