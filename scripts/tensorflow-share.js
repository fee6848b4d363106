import { rollup } from 'rollup';
import { assembledKernels } from './bundling/assembled-kernels.js';
import { buildFacts } from './bundling/build-facts.js';
import { bundled, onwarn } from './bundling/dependencies.js';
import { evaluateAtBuild } from './bundling/evaluate-at-build.js';

/**
 * How much of the engine's worker is TensorFlow.js: bytes of JavaScript by package, after Rollup has dropped what
 * nothing uses and before minifying, as docs/tensorflow.md quotes them.
 *
 *   node scripts/tensorflow-share.js
 */
const bundle = await rollup({
  input: 'src/worker/entry.ts',
  plugins: [
    buildFacts,
    assembledKernels,
    evaluateAtBuild,
    ...bundled.flat().filter(({ name }) => name !== 'terser'),
  ],
  onwarn,
});
const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
await bundle.close();

const sizes = new Map();
for (const [id, { renderedLength }] of Object.entries(output[0].modules)) {
  const name = packageOf(id);
  sizes.set(name, (sizes.get(name) ?? 0) + renderedLength);
}
const total = [...sizes.values()].reduce((a, b) => a + b);
for (const [name, bytes] of [...sizes].sort((a, b) => b[1] - a[1])) {
  const share = ((100 * bytes) / total).toFixed(1);
  console.log(`${name.padEnd(34)} ${String(bytes).padStart(9)} bytes ${share.padStart(5)}%`);
}

function packageOf(id) {
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id) ?? [];
  return name ?? 'the kit';
}
