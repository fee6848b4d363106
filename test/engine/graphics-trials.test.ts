import { expect } from '@esm-bundle/chai';
import {
  Engine,
  fileAccess,
  findBackend,
  getBackend,
  memory,
  tfjsStarters,
  type Starters,
} from '../bundles/engine-parts.js';
import { toKeras, toUrl } from '../oracle/keras.js';
import { build, conv, dense, globalAveragePool } from '../oracle/net.js';

/**
 * The second backend is software WebGL, which says here that it is a graphics processor; how fast it is
 * says a clock of the test's own.
 */
const assetBase = new URL('/dist/', location.href).href;
const real = tfjsStarters(assetBase);
const options = { assetBase, lifeLock: 'unused' };

const layers = Array.from({ length: 7 }, () =>
  conv(3, 64, { padding: 'same', activation: 'relu' }),
);
/** 230 million multiplications; and 1 million. */
const keras = toKeras(build([32, 32, 3], 5, [...layers, globalAveragePool(), dense(3)]));
const large = { url: toUrl(keras).url };
const small = { url: new URL('/models/mnist-cnn/model.json', location.href).href };

const job = {
  progress: () => {},
  checkpoint: () => Promise.resolve(),
  signal: new AbortController().signal,
};
const pixels = (length: number): Float32Array =>
  Float32Array.from({ length }, (_, index) => Math.sin(index));
const ofLarge = { data: pixels(3072), shape: [1, 32, 32, 3] };
const ofSmall = { data: pixels(784), shape: [1, 28, 28, 1] };

/** How often the second backend was started and looked for, and what a look at the clock costs on each. */
class Machine {
  started = 0;
  lookedFor = 0;
  private time = 0;
  readonly engine: Engine;

  constructor(
    private readonly cost: { wasm: number; webgl: number },
    change: Partial<Starters> = {},
  ) {
    const starters: Starters = {
      ...real,
      ...change,
      webgl: () => {
        this.started++;
        return (change.webgl ?? real.webgl)();
      },
      hasHardwareWebgl: () => {
        this.lookedFor++;
        return change.hasHardwareWebgl?.() ?? true;
      },
    };
    this.engine = new Engine(options, fileAccess, starters, () => this.now());
  }

  private now(): number {
    this.time += getBackend() === 'webgl' ? this.cost.webgl : this.cost.wasm;
    return this.time;
  }

  saliency(model: { url: string }, backend: 'auto' | 'wasm' = 'auto') {
    const images = model === large ? ofLarge : ofSmall;
    const saliency = { images, methods: ['gradient'] as const, targets: ['top'] };
    return this.engine.run('saliency', { model, backend, saliency }, job);
  }
}

const rest = (duration = 50): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, duration));

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await rest();
}

/** Asks again, with longer and longer pauses, until a job has moved. */
async function moved(machine: Machine) {
  for (let pause = 1000; ; pause *= 1.5) {
    await rest(pause);
    const answer = await machine.saliency(large);
    if (answer.compute.backend === 'webgl') return answer;
  }
}

describe('auto', () => {
  let machine: Machine;
  afterEach(() => machine.engine.dispose());

  it('begins on wasm, and moves large work over once the graphics processor has proved faster', async () => {
    machine = new Machine({ wasm: 100, webgl: 10 });
    const first = await machine.saliency(large);
    expect(first.compute.backend).to.equal('wasm');
    expect(machine.started).to.equal(0);
    const later = await moved(machine);
    expect(machine.started).to.equal(1);
    expect(later.compute.notes).to.deep.equal([]);
    const [one, other] = [first, later].map(({ pictures }) => pictures[0]!.maps['gradient']!);
    const largest = Math.max(...one!.map(Math.abs));
    one!.forEach((value, index) => {
      expect(other![index]).to.be.closeTo(value, 1e-3 * largest);
    });
    // Other work is another question; small networks and what names a backend stay where they are.
    expect((await machine.saliency(large, 'wasm')).compute.backend).to.equal('wasm');
    for (let again = 0; again < 2; again++) {
      expect((await machine.saliency(small)).compute.backend).to.equal('wasm');
      await rest(800);
    }
    expect((await machine.saliency(large)).compute.backend).to.equal('webgl');
  });

  it('never looks for a graphics processor for a small network', async () => {
    machine = new Machine({ wasm: 100, webgl: 10 });
    await machine.saliency(small);
    await rest(1500);
    await machine.saliency(small);
    expect([machine.lookedFor, machine.started]).to.deep.equal([0, 0]);
  });

  it('leaves software renderers out', async () => {
    machine = new Machine({ wasm: 100, webgl: 10 }, { hasHardwareWebgl: () => false });
    await machine.saliency(large);
    await until(() => machine.lookedFor > 0);
    await machine.saliency(large);
    await rest(1500);
    expect((await machine.saliency(large)).compute.backend).to.equal('wasm');
    expect([machine.lookedFor, machine.started]).to.deep.equal([1, 0]);
  });

  it('stays on wasm where that is as fast, and frees what was started', async () => {
    machine = new Machine({ wasm: 100, webgl: 90 });
    await machine.saliency(large);
    const { numTensors, numBytes } = memory();
    await until(() => findBackend('webgl') !== null);
    await until(() => findBackend('webgl') === null);
    await rest();
    expect(memory()).to.deep.include({ numTensors, numBytes });
    expect((await machine.saliency(large)).compute.backend).to.equal('wasm');
    await rest(1500);
    expect((await machine.saliency(large)).compute.backend).to.equal('wasm');
    expect(machine.started).to.equal(1);
  });

  it('stays on wasm where the numbers differ', async () => {
    const webgl = async () => {
      const backend = await real.webgl();
      const inside = findBackend('webgl');
      const read = inside.read.bind(inside);
      // The check at the start reads 8 values; a map has more.
      inside.read = async (id) => {
        const values = await read(id);
        if (!(values instanceof Float32Array) || values.length < 100) return values;
        return values.map((value) => 1.01 * value);
      };
      return backend;
    };
    machine = new Machine({ wasm: 100, webgl: 10 }, { webgl });
    await machine.saliency(large);
    await until(() => findBackend('webgl') !== null);
    await until(() => findBackend('webgl') === null);
    const { compute } = await machine.saliency(large);
    expect([compute.backend, compute.notes]).to.deep.equal(['wasm', []]);
  });

  it('stays on wasm, without a word, where the graphics processor does not start', async () => {
    const webgl = () => Promise.reject(new Error('no driver'));
    machine = new Machine({ wasm: 100, webgl: 10 }, { webgl });
    await machine.saliency(large);
    await until(() => machine.started > 0);
    const { compute } = await machine.saliency(large);
    expect([compute.backend, compute.notes]).to.deep.equal(['wasm', []]);
  });

  it('answers a reader who comes while it tries, and goes on afterwards', async () => {
    machine = new Machine({ wasm: 100, webgl: 10 });
    await machine.saliency(large);
    await until(() => machine.started > 0);
    const { compute } = await machine.saliency(small);
    expect(compute.backend).to.equal('wasm');
    expect((await moved(machine)).compute.backend).to.equal('webgl');
  });

  it('comes back to wasm for good when the graphics processor is lost', async () => {
    let isLost = false;
    const webgl = async () => {
      if (isLost) throw new Error('the driver is gone');
      return { ...(await real.webgl()), isLost: () => isLost };
    };
    machine = new Machine({ wasm: 100, webgl: 10 }, { webgl });
    await machine.saliency(large);
    await moved(machine);
    isLost = true;
    for (let again = 0; again < 2; again++) {
      const { compute } = await machine.saliency(large);
      expect([compute.backend, compute.notes]).to.deep.equal(['wasm', []]);
      await rest(1000);
    }
  });

  it('keeps relevance from a graphics processor with 16-bit numbers', async () => {
    const webgl = async () => ({ ...(await real.webgl()), precision: 'float16' as const });
    machine = new Machine({ wasm: 100, webgl: 10 }, { webgl });
    await machine.saliency(large);
    await moved(machine);
    const image = { data: ofLarge.data, shape: [32, 32, 3] as [32, 32, 3] };
    const lrp = { image, target: 'top', composites: ['epsilon-plus'] as const };
    for (let again = 0; again < 3; again++) {
      const { compute } = await machine.engine.run(
        'lrp',
        { model: large, backend: 'auto', lrp },
        job,
      );
      expect([compute.backend, compute.precision]).to.deep.equal(['wasm', 'float32']);
      await rest(1500);
    }
  });
});
