import type { io } from '@tensorflow/tfjs-core';
import type { ModelFormat } from '../../protocol.js';
import { readingModel } from './invalid-model.js';
import { isRecord, type JsonRecord } from './json.js';
import { list, optional, record, text, whole, word } from './schema.js';

/** Where a model's file comes from, as it says itself. */
export interface Origin {
  format: ModelFormat;
  writtenBy: string | null;
  /** How its weights are stored. */
  weightTypes: string[];
}

/** As the importer writes it into the `model.json` that it makes. */
export interface ImportedOrigin extends Origin {
  /** Of files that the model's own names. */
  bytesBeside: number;
}

/** Names and versions longer than this are cut. */
const LONGEST = 100;

const imported = record({
  format: word('onnx', 'keras', 'keras-hdf5'),
  writtenBy: optional(text(1000, 0), null),
  weightTypes: list(text(20), 30),
  bytesBeside: whole(0, Number.MAX_SAFE_INTEGER),
});

/** Of a `model.json`, fetched or made by the importer. */
export function originOf(json: unknown, specs: readonly io.WeightsManifestEntry[]): ImportedOrigin {
  const model: JsonRecord = isRecord(json) ? json : {};
  if (isRecord(model.origin)) return readingModel(() => imported(model.origin, 'origin'));
  const topology: JsonRecord = isRecord(model.modelTopology) ? model.modelTopology : {};
  const { keras_version: keras } = topology;
  const { generatedBy = typeof keras === 'string' ? `keras ${keras}` : null, convertedBy } = model;
  return {
    format: model.format === 'graph-model' ? 'tfjs-graph' : 'tfjs-layers',
    writtenBy: joined([named(generatedBy), convertedBy], ', '),
    weightTypes: weightTypesOf(
      specs.map(({ quantization, dtype }) => quantization?.dtype ?? dtype),
    ),
    bytesBeside: 0,
  };
}

/** The converter writes the version of TensorFlow alone. */
function named(tool: unknown): unknown {
  return typeof tool === 'string' && /^\d[\w.-]*$/.test(tool) ? `TensorFlow ${tool}` : tool;
}

/** What is text of several fields; `null` where nothing is. */
export function joined(fields: readonly unknown[], between = ' '): string | null {
  const texts = fields.flatMap((field) =>
    typeof field === 'string' && field.trim() !== '' ? [field.trim().slice(0, LONGEST)] : [],
  );
  return texts.join(between) || null;
}

/** Each once, without those of axes, shapes and flags. */
export function weightTypesOf(types: Iterable<string>): string[] {
  return [...new Set(types)].filter((type) => !/^(int32|int64|bool)$/.test(type)).sort();
}
