import type { Shape3 } from '../../dist/engine.js';

/** The twins of torchvision's networks in test/onnx, which training/onnx_exports.py wrote. */
export const twins = [
  'alexnet',
  'vgg11_bn',
  'squeezenet1_1',
  'resnet18',
  'resnet50',
  'mobilenet_v2',
  'mobilenet_v3_small',
  'densenet121',
  'googlenet',
  'efficientnet_b0',
  'shufflenet_v2_x0_5',
  'regnet_y_400mf',
  'convnext_tiny',
] as const;

/** Both of PyTorch's. */
export const exporters = ['script', 'dynamo'] as const;

export interface OnnxFixture {
  url: string;
  image: { data: Float32Array; shape: Shape3 };
  /** By onnxruntime. */
  logits: Float32Array;
  /** Of the largest logit, by autograd; empty where no framework has it. */
  gradient: Float32Array;
}

export async function loadOnnxFixture(name: string, file = 'model.onnx'): Promise<OnnxFixture> {
  const folder = new URL(`/test/onnx/${name}/`, location.href);
  const reference = (await (await fetch(new URL('reference.json', folder))).json()) as {
    shape: Shape3;
  };
  const gradient = await floats(name, 'gradient');
  return {
    url: new URL(file, folder).href,
    image: { data: (await floats(name, 'input'))!, shape: reference.shape },
    logits: (await floats(name, 'logits'))!,
    gradient: gradient ?? new Float32Array(0),
  };
}

/** An array of a fixture; `null` where it has none of that name. */
export async function floats(fixture: string, name: string): Promise<Float32Array | null> {
  const response = await fetch(new URL(`/test/onnx/${fixture}/${name}.bin`, location.href));
  return response.ok ? new Float32Array(await response.arrayBuffer()) : null;
}

/** The bytes of a fixture's file with words of the same length in place of others. */
export async function edited(url: string, ...words: [from: string, to: string][]): Promise<Blob> {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const changed = words.reduce((all, [from, to]) => all.replaceAll(from, to), text);
  if (changed.length !== text.length) throw new Error('Words of other lengths.');
  return new Blob([Uint8Array.from(changed, (letter) => letter.charCodeAt(0))]);
}

/** The largest difference but for one value in a thousand: where a ReLU closes by a rounding, all behind it differs. */
export function mostDifference(one: Float32Array, other: Float32Array): number {
  const differences = one.map((value, index) => Math.abs(value - other[index]!)).sort();
  return differences[Math.floor((differences.length - 1) * 0.999)]!;
}
