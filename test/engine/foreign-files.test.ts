import { expect } from '@esm-bundle/chai';
import type { ErrorDetail } from '../../src/protocol.js';
import { defaultLimits, fileAccess, FilesBeside, zipSync } from '../bundles/engine-parts.js';

const text = (value: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(value);
const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? text(part) : part)]));
const zipOf = (...names: string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, text('content')])), { level: 0 });

async function convert(
  bytes: Uint8Array,
  limits = defaultLimits,
): Promise<Pick<ErrorDetail, 'message' | 'hint'> & { ok: boolean; code: string }> {
  const url = new URL('/model', location.href).href;
  const file = { url, bytes: bytes.slice().buffer, inputShape: null, limits };
  const outcome = await fileAccess.convert(file, { signal: new AbortController().signal });
  return outcome.ok
    ? { ok: true, code: '', message: '', hint: '' }
    : { ok: false, ...outcome.error };
}

/** A message of protocol buffers: fields by number, each a number or the length of what is in it. */
function protobuf(...fields: [field: number, wire: 0 | 2, value: number][]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([field, wire, value]) => {
      const tag = field * 8 + wire;
      const tagBytes = tag < 128 ? [tag] : [(tag & 0x7f) | 0x80, tag >> 7];
      return [...tagBytes, value, ...(wire === 2 ? new Array<number>(value).fill(0) : [])];
    }),
  );
}

describe('a file of another format is refused with the line that exports it', () => {
  const table: Record<string, [bytes: Uint8Array, code: string, ...words: string[]]> = {
    'PyTorch, a zip': [
      zipOf('net/data.pkl', 'net/data/0'),
      'model-format-unsupported',
      'PyTorch',
      'torch.onnx.export(',
    ],
    'PyTorch, a pickle': [
      bytesOf([0x80, 2, 0x8a, 10], 'lots of it'),
      'model-format-unsupported',
      'torch.onnx.export(',
    ],
    safetensors: [
      bytesOf([14, 0, 0, 0, 0, 0, 0, 0], '{"a":"123456"}', [0, 0]),
      'model-format-unsupported',
      'safetensors',
      'torch.onnx.export(',
    ],
    'TensorFlow Lite': [
      bytesOf([28, 0, 0, 0], 'TFL3', [20, 0, 32, 0]),
      'model-format-unsupported',
      'TensorFlow Lite',
      'model.save("model.keras")',
    ],
    'SavedModel, its graph': [
      protobuf([1, 0, 1], [2, 2, 100]),
      'model-format-unsupported',
      'SavedModel',
      '--input_format=tf_saved_model',
    ],
    'SavedModel, a zip': [
      zipOf('net/saved_model.pb', 'net/variables/variables.index'),
      'model-format-unsupported',
      'SavedModel',
    ],
    'a frozen graph': [
      protobuf([1, 2, 40], [1, 2, 20], [4, 2, 2]),
      'model-format-unsupported',
      'frozen graph',
      '--input_format=tf_frozen_model',
    ],
    'Core ML': [
      protobuf([1, 0, 4], [2, 2, 30], [500, 2, 9]),
      'model-format-unsupported',
      'Core ML',
      'torch.onnx.export(',
    ],
    'Core ML, a package': [
      zipOf('Manifest.json', 'Data/com.apple.CoreML/model.mlmodel'),
      'model-format-unsupported',
      'Core ML',
    ],
    'NumPy, an archive': [zipOf('conv.npy'), 'model-format-unsupported', 'NumPy'],
    'NumPy, an array': [
      bytesOf([0x93], 'NUMPY', [1, 0, 0x76, 0]),
      'model-format-unsupported',
      'NumPy',
    ],
    'a zip of a model.json': [
      zipOf('model/model.json', 'model/weights.bin'),
      'model-format-unsupported',
      'Unpack',
    ],
    gzip: [bytesOf([0x1f, 0x8b, 8, 0]), 'model-format-unsupported', 'gzip'],
    tar: [
      bytesOf('model.onnx', new Array<number>(247).fill(0), 'ustar', [0]),
      'model-format-unsupported',
      'tar',
    ],
    'a zip of something else': [zipOf('readme.txt'), 'model-format-unknown', 'zip'],
    'no format at all': [bytesOf([1, 2, 3, 4, 5]), 'model-format-unknown', '.onnx', '.keras'],
  };
  for (const [what, [bytes, code, ...words]] of Object.entries(table)) {
    it(what, async () => {
      const error = await convert(bytes);
      expect(error.code).to.equal(code);
      for (const word of words) expect(`${error.message} ${error.hint}`).to.contain(word);
    });
  }
});

describe('a hostile zip is refused before it is unpacked', () => {
  const names = ['config.json', 'metadata.json', 'model.weights.h5'];

  it('what would be more than the limit', async () => {
    const bomb = zipSync({
      'config.json': text('{"class_name":"Sequential","config":{}}'),
      'metadata.json': text('{}'),
      'model.weights.h5': new Uint8Array(70e6),
    });
    const error = await convert(bomb, { ...defaultLimits, weightBytes: 1e6 });
    expect(error.code).to.equal('model-too-large');
    expect(error.message).to.contain('model.weights.h5');
  });

  it('what becomes more than it says', async () => {
    const files = Object.fromEntries(names.map((name) => [name, new Uint8Array(5e6)]));
    const bomb = zipSync(files);
    // The unpacked size of each, in the directory.
    const view = new DataView(bomb.buffer);
    for (let at = 0; at < bomb.length - 46; at++) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true);
    }
    const error = await convert(bomb);
    expect(error.code).to.equal('model-file-invalid');
    expect(error.message).to.contain('another size');
  });

  it('a name that is there twice, and one that leads elsewhere', async () => {
    const twice = zipOf('config.json', 'config.jsop', 'metadata.json');
    for (let at = 0; at < twice.length; at++) {
      if (twice[at] === 'p'.charCodeAt(0) && twice[at - 1] === 'o'.charCodeAt(0)) twice[at] = 110;
    }
    const error = await convert(twice);
    expect(error.code).to.equal('model-file-invalid');
    expect(error.message).to.contain('twice');
    for (const name of ['/etc/x', '../x', 'a/../../x', 'C:\\x']) {
      const elsewhere = await convert(zipOf(...names, name));
      expect(elsewhere.code).to.equal('model-file-invalid');
      expect(elsewhere.message).to.contain('elsewhere');
    }
  });

  it('one that was cut short, and one with a changed byte', async () => {
    const whole = new Uint8Array(
      await (await fetch('/test/keras-files/float16.keras')).arrayBuffer(),
    );
    expect((await convert(whole)).ok).to.equal(true);
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      const error = await convert(whole.slice(0, whole.length * share));
      expect(error.code).to.equal('model-file-invalid');
    }
    const changed = whole.slice();
    changed[whole.length >> 1]! ^= 1;
    expect((await convert(changed)).code).to.equal('model-file-invalid');
  });
});

describe('a hostile HDF5 file is refused within bounds', () => {
  let sound: Uint8Array;
  before(async () => {
    sound = new Uint8Array(await (await fetch('/test/keras-files/gzip.h5')).arrayBuffer());
  });
  /** Every place where a signature stands. */
  const placesOf = (bytes: Uint8Array, signature: string): number[] => {
    const wanted = text(signature);
    return [...bytes.keys()].filter((at) =>
      wanted.every((byte, index) => bytes[at + index] === byte),
    );
  };
  const changed = (change: (view: DataView, bytes: Uint8Array) => void): Uint8Array => {
    const bytes = sound.slice();
    change(new DataView(bytes.buffer), bytes);
    return bytes;
  };

  it('trees that are their own children', async () => {
    const bytes = changed((view, all) => {
      for (const at of placesOf(all, 'TREE')) {
        view.setUint8(at + 5, 7);
        view.setUint16(at + 6, 32, true);
        for (let child = 0; child < 32 && at + 40 + 16 * child <= all.length; child++) {
          view.setBigUint64(at + 32 + 16 * child, BigInt(at), true);
        }
      }
    });
    const error = await convert(bytes);
    expect(error.code).to.equal('model-file-invalid');
    expect(error.message).to.contain('astray');
  });

  it('a group that is its own child', async () => {
    const weights = await fetch('/test/keras-files/weights-only.weights.h5');
    const bytes = new Uint8Array(await weights.arrayBuffer());
    const view = new DataView(bytes.buffer);
    const [at] = placesOf(bytes, 'SNOD');
    view.setBigUint64(at! + 16, view.getBigUint64(64, true), true);
    const error = await convert(
      zipSync({
        'config.json': text('{"class_name":"Sequential","config":{"layers":[]}}'),
        'metadata.json': text('{}'),
        'model.weights.h5': bytes,
      }),
    );
    expect(error.code).to.equal('model-file-invalid');
    expect(error.message).to.contain('circles');
  });

  it('addresses beyond its end', async () => {
    const bytes = changed((view, all) => {
      for (const at of placesOf(all, 'TREE')) view.setBigUint64(at + 32, 2n ** 63n, true);
    });
    expect((await convert(bytes)).code).to.equal('model-file-invalid');
  });

  it('arrays larger than the limit, before they are allocated', async () => {
    const error = await convert(sound, { ...defaultLimits, weightBytes: 1000 });
    expect(error.code).to.equal('model-too-large');
  });

  it('a byte that changed, wherever it lies', async () => {
    for (let at = 0; at < sound.length; at += 97) {
      const { ok, code } = await convert(changed((_view, all) => (all[at] = ~all[at]! & 0xff)));
      const codes = ['model-file-invalid', 'model-format-unknown', 'model-format-unsupported'];
      expect(
        ok || [...codes, 'model-too-large', 'layer-unsupported'].includes(code),
        code,
      ).to.equal(true);
    }
  });

  it('one that was cut short', async () => {
    for (const share of [0.01, 0.2, 0.6, 0.95]) {
      const error = await convert(sound.slice(0, Math.max(20, sound.length * share)));
      expect(error.code).to.equal('model-file-invalid');
    }
  });
});

describe('files that a model names are read from its own folder alone', () => {
  const asked: string[] = [];
  const besideModel = (url: string) =>
    new FilesBeside({ url, limits: defaultLimits }, ({ urls }) => {
      asked.push(...urls);
      const parts = urls.map(() => new ArrayBuffer(2));
      return Promise.resolve({ ok: true, parts, contentType: '' });
    });

  it('by their names, with the version of the model', async () => {
    const files = besideModel('https://host.example/models/net.onnx?v=3');
    expect(await files.readAll(['net.onnx.data', 'a b#1'])).to.have.length(2);
    expect(asked.splice(0)).to.deep.equal([
      'https://host.example/models/net.onnx.data?v=3',
      'https://host.example/models/a%20b%231?v=3',
    ]);
  });

  for (const name of [
    '../secret',
    'sub/file',
    'https://elsewhere.example/x',
    '..',
    '.',
    '',
    'a\\b',
  ]) {
    it(`not "${name}"`, async () => {
      const files = besideModel('https://host.example/models/net.onnx');
      const code = await files.readAll([name]).then(
        () => 'read',
        (error: ErrorDetail) => error.code,
      );
      expect(code).to.equal('weights-address');
      expect(asked).to.deep.equal([]);
    });
  }

  it('not beside an address without a folder', async () => {
    const files = besideModel('blob:https://host.example/0b1d');
    const code = await files.readAll(['net.data']).then(
      () => 'read',
      (error: ErrorDetail) => error.code,
    );
    expect(code).to.equal('weights-address');
  });
});
