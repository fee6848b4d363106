import type { JsonRecord } from '../json.js';

/**
 * How the weights of a `.keras` archive are named when the converter takes them over: by class and
 * number instead of by name, such as `layers/functional/layers/conv2d_1/vars/0`.
 */
const weightOrders: Record<string, (config: JsonRecord) => string[]> = {
  BatchNormalization: (config) => [...scaleAndShift(config), 'moving_mean', 'moving_variance'],
  DepthwiseConv1D: () => ['depthwise_kernel', 'bias'],
  DepthwiseConv2D: () => ['depthwise_kernel', 'bias'],
  GroupNormalization: scaleAndShift,
  LayerNormalization: scaleAndShift,
  LayerScale: () => ['gamma'],
  Normalization: () => ['mean', 'variance'],
  PReLU: () => ['alpha'],
  SeparableConv1D: () => ['depthwise_kernel', 'pointwise_kernel', 'bias'],
  SeparableConv2D: () => ['depthwise_kernel', 'pointwise_kernel', 'bias'],
};

function scaleAndShift({ scale, center }: JsonRecord): string[] {
  return [...(scale === false ? [] : ['gamma']), ...(center === false ? [] : ['beta'])];
}

/** Where the weights of a model's layers lie, in the order of the layers; one model's alone. */
export function archiveFolders(classNames: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return classNames.map((className) => {
    const count = counts.get(className) ?? 0;
    counts.set(className, count + 1);
    return `layers/${snakeCase(className)}${count === 0 ? '' : `_${count}`}`;
  });
}

/** What one weight of a layer may be named; nothing where layers of its class have no such weight. */
export function archivedWeight(
  { folders, className, config }: { folders: string[]; className: string; config: JsonRecord },
  weight: string,
): string[] {
  const order = weightOrders[className]?.(config) ?? ['kernel', 'bias'];
  const index = order.indexOf(weight);
  return index === -1 ? [] : folders.map((folder) => `${folder}/vars/${index}`);
}

/** As Keras does: `Conv2D` is `conv2d`, `DepthwiseConv2D` is `depthwise_conv2d`. */
function snakeCase(className: string): string {
  return className
    .replace(/(.)([A-Z][a-z]+)/g, '$1_$2')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
