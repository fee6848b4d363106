import { expect } from '@esm-bundle/chai';
import { ExplainError } from '../../dist/engine.js';
import { Engine, fileAccess, tfjsStarters } from '../bundles/engine-parts.js';

const assetBase = new URL('/dist/', location.href).href;

/** An engine on a machine whose graphics processor passes the self-check, and says that it has 16-bit numbers. */
function engineWith16Bits(): Engine {
  const real = tfjsStarters(assetBase);
  return new Engine({ assetBase, lifeLock: 'unused' }, fileAccess, {
    ...real,
    webgl: async () => ({ ...(await real.webgl()), precision: 'float16' }),
    hasHardwareWebgl: () => true,
  });
}

const job = {
  progress: () => {},
  checkpoint: () => Promise.resolve(),
  signal: new AbortController().signal,
};
const model = { url: new URL('/models/mnist-cnn/model.json', location.href).href };
const image = { data: new Float32Array(784).fill(0.5), shape: [28, 28, 1] as [28, 28, 1] };
const lrp = { image, target: 'top', composites: ['epsilon-plus'] as const };
describe('LRP and 16-bit numbers', () => {
  const engine = engineWith16Bits();

  it('refuses it where it was asked for', async () => {
    try {
      await engine.run('lrp', { model, backend: 'webgl', lrp }, job);
    } catch (error) {
      // The bundle has a class of its own.
      const { code, hint } = error as ExplainError;
      expect(code).to.equal('precision-too-low');
      expect(hint).to.contain('auto');
      return;
    }
    throw new Error('It was not refused.');
  });
});
