import { readKerasArchive, readKerasH5 } from '../keras-file/keras-file.js';
import { cannotRead, unknownFormat } from './format-errors.js';
import type { ConvertedModel, ImportCall } from './import-call.js';
import { readOnnx } from '../onnx/onnx-model.js';
import { kindOfProtobuf } from './protobuf-kind.js';
import { ZipArchive } from './zip.js';

/** Reads a model's file by what its first bytes say that it is, never by its name. */
export async function readFormat(bytes: Uint8Array, call: ImportCall): Promise<ConvertedModel> {
  if (startsWith(bytes, 0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a)) {
    return readKerasH5(bytes, call);
  }
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readZip(bytes, call);
  const foreign = foreignKinds.find(({ is }) => is(bytes));
  if (foreign) throw cannotRead(foreign.kind);
  const protobuf = kindOfProtobuf(bytes);
  if (protobuf === 'onnx') return readOnnx(bytes, call);
  if (protobuf !== null) throw cannotRead(protobuf);
  throw unknownFormat();
}

type Kind = Parameters<typeof cannotRead>[0];

const foreignKinds: { kind: Kind; is: (bytes: Uint8Array) => boolean }[] = [
  { kind: 'tflite', is: (bytes) => textAt(bytes, 4, 4) === 'TFL3' },
  // A pickle of protocol 2 to 5.
  { kind: 'pytorch', is: ([first, second = 0]) => first === 0x80 && second >= 2 && second <= 5 },
  { kind: 'safetensors', is: isSafetensors },
  { kind: 'numpy', is: (bytes) => textAt(bytes, 1, 5) === 'NUMPY' },
  { kind: 'packed', is: ([first, second]) => first === 0x1f && second === 0x8b },
  { kind: 'packed', is: (bytes) => textAt(bytes, 257, 5) === 'ustar' },
  { kind: 'packed', is: (bytes) => textAt(bytes, 0, 2) === '7z' },
];

/** The length of a JSON object in eight bytes, and the object. */
function isSafetensors(bytes: Uint8Array): boolean {
  if (bytes.byteLength < 10) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const length = view.getUint32(0, true);
  const isWithin = view.getUint32(4, true) === 0 && length <= bytes.byteLength - 8;
  return isWithin && textAt(bytes, 8, 2) === '{"';
}

/** A zip by the names in it. */
function readZip(bytes: Uint8Array, call: ImportCall): Promise<ConvertedModel> {
  const archive = new ZipArchive(bytes);
  const kinds: [Kind, RegExp][] = [
    ['pytorch', /(^|\/)(data\.pkl|constants\.pkl)$/],
    ['saved-model', /(^|\/)saved_model\.pb$/],
    ['coreml', /(^|\/)com\.apple\.CoreML\//],
    ['numpy', /\.npy$/],
    ['zipped', /(^|\/)(model\.json|[^/]+\.(onnx|h5|keras))$/],
  ];
  if (archive.has('config.json') && archive.has('metadata.json')) {
    return readKerasArchive(archive, call);
  }
  for (const [kind, pattern] of kinds) {
    if (archive.names.some((name) => pattern.test(name))) throw cannotRead(kind);
  }
  throw unknownFormat('It is a zip without a model that the kit can read.');
}

function startsWith(bytes: Uint8Array, ...head: number[]): boolean {
  return head.every((byte, index) => bytes[index] === byte);
}

function textAt(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}
