import { expect } from '@esm-bundle/chai';
import { crashOf, ExplainError, HeapExhausted } from '../bundles/engine-parts.js';

const named = (name: string, message: string) => Object.assign(new Error(message), { name });
const { RuntimeError } = WebAssembly;

/** What browsers, emscripten and tfjs throw, and what a job is told. */
const thrown: [error: unknown, code: string | null][] = [
  [new RuntimeError('memory access out of bounds'), 'engine-crashed'],
  [new RuntimeError('unreachable executed'), 'engine-crashed'],
  [new RuntimeError('Aborted(). Build with -sASSERTIONS for more info.'), 'engine-crashed'],
  [new RangeError('Maximum call stack size exceeded'), 'engine-crashed'],
  [named('InternalError', 'too much recursion'), 'engine-crashed'],
  [new RangeError('offset is out of bounds'), 'engine-crashed'],
  [new RangeError('Array buffer allocation failed'), 'out-of-memory'],
  [new RangeError('Invalid typed array length: 5000000000'), 'out-of-memory'],
  [new RangeError('Out of memory'), 'out-of-memory'],
  [new RangeError('WebAssembly.Memory.grow(): Unable to grow instance memory'), 'engine-crashed'],
  [named('InternalError', 'allocation size overflow'), 'out-of-memory'],
  [new HeapExhausted(4e9, 2e9), 'out-of-memory'],
  [new Error('std::bad_alloc'), 'out-of-memory'],
  [new Error('Unable to create WebGLTexture.'), 'out-of-memory'],
  [
    new Error('Requested texture size [20000x1] greater than WebGL maximum on this browser'),
    'out-of-memory',
  ],
  // The engine is sound: tfjs has refused an argument, or the project's own checks have.
  [new Error('Error in conv2d: depth of input (3) must match input depth for filter 4.'), null],
  [new TypeError('x is undefined'), null],
  [new ExplainError('model-invalid', 'Its kernel does not fit: out of memory.', 'Mend it.'), null],
];

describe('errors that break the engine', () => {
  for (const [error, code] of thrown) {
    it(`${String(error)} is ${code ?? 'none'}`, () => {
      expect(crashOf(error, null, 0)?.code ?? null).to.equal(code);
    });
  }

  it('are named after what the backend has noticed itself, whatever was thrown', () => {
    const abort = new RuntimeError('Aborted()');
    const full = { reason: 'the wasm heap could not grow', exhausted: true };
    expect(crashOf(abort, full, 5e6)?.code).to.equal('out-of-memory');
    expect(crashOf(abort, full, 5 * 2 ** 20)?.message).to.match(/could not grow.*5 MB/);
    const failed = { reason: 'XNNPACK could not compute it', exhausted: false };
    expect(crashOf(null, failed, 0)?.code).to.equal('engine-crashed');
    expect(crashOf(null, null, 0)).to.equal(null);
  });
});
