/** The shipped classifiers. */
export const classifiers = ['mnist-cnn', 'cifar10-cnn', 'cifar10-allcnn'];

/** The tiny random networks of test/fixtures, which between them hold every layer kind. */
export const tinyNetworks = [
  'activations-keras2',
  'activations-keras3',
  'batch-norm',
  'branches',
  'conv-norm-relu',
  'depthwise',
  'dilated',
  'gated',
  'mobile',
  'nested-keras2',
  'nested-keras3',
  'no-bias',
  'overlapping',
  'padded',
  'reordered',
  'resampled',
  'rescaled',
  'residual',
  'shared',
  'shared-model',
  'strided',
];

/**
 * On these, methods that are built of gradients are compared where there is no wasm. What each backend does by
 * itself, reference.test.ts compares on all.
 */
export const fewNetworks = ['mnist-cnn', 'activations-keras2', 'padded', 'residual', 'strided'];
