/** Written out one by one: bundlers make a chunk of each import that they can read. */
const packs: Record<string, () => Promise<unknown>> = {
  'tfjs-backend-wasm': () => import('../../packs/tfjs-backend-wasm.pack.js'),
  'tfjs-backend-wasm-simd': () => import('../../packs/tfjs-backend-wasm-simd.pack.js'),
  'import.worker': () => import('../../packs/import.worker.pack.js'),
  'mnist-cnn': () => import('../../packs/mnist-cnn.pack.js'),
  'mnist-cnn.snapshots': () => import('../../packs/mnist-cnn.snapshots.pack.js'),
  'mnist-cnn.training-digits': () => import('../../packs/mnist-cnn.training-digits.pack.js'),
  'cifar10-cnn': () => import('../../packs/cifar10-cnn.pack.js'),
  'cifar10-cnn.samples': () => import('../../packs/cifar10-cnn.samples.pack.js'),
  'cifar10-allcnn': () => import('../../packs/cifar10-allcnn.pack.js'),
  'cifar10-allcnn.samples': () => import('../../packs/cifar10-allcnn.samples.pack.js'),
  'mnist-gan': () => import('../../packs/mnist-gan.pack.js'),
  'mnist-dcgan': () => import('../../packs/mnist-dcgan.pack.js'),
  'mnist-judge': () => import('../../packs/mnist-judge.pack.js'),
};

/**
 * Loads a pack as a module: what bundlers understand without being told. The bundles of the kit
 * itself load scripts instead (load-pack.script.ts).
 */
export async function loadPack(name: string): Promise<void> {
  await packs[name]?.();
}
