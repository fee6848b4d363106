import { expect } from '@esm-bundle/chai';
import { Backends } from '../bundles/engine-parts.js';

const refuse = (): Promise<never> => Promise.reject(new Error('no room is left'));

describe('backends that do not start', () => {
  for (const [name, code] of [
    ['webgl', 'webgl-unavailable'],
    ['wasm', 'wasm-unavailable'],
    ['cpu', 'cpu-unavailable'],
  ] as const) {
    it(`${name}, asked for by name: ${code}, with the reason`, async () => {
      const backends = new Backends({
        webgl: refuse,
        wasm: refuse,
        cpu: refuse,
        hasHardwareWebgl: () => false,
      });
      const error = await backends.use(name).catch((thrown: unknown) => thrown);
      expect(error).to.include({ code });
      expect(String(error)).to.include('no room is left');
    });
  }
});
