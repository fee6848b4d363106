import type { InputTensor, TensorValues } from '../protocol.js';
import type { CallOptions, Explainer } from './explainer.js';
import { isPrepared, isTensor } from './image/image-kinds.js';
import type { ImageSource } from './image/image-source.js';
import type { PictureOptions } from './image/prepared-model.js';

/** Options under which an image is made ready. */
type Preparing = CallOptions & Omit<PictureOptions, 'signal'>;

/** An image as the network takes it. What is ready goes in as it is: the same object, where its numbers are float32. */
export async function inputOf(
  explainer: Explainer,
  image: ImageSource,
  options: Preparing,
): Promise<InputTensor> {
  const given = isPrepared(image) ? image.input : image;
  return isTensor(given) ? inFloats(given) : (await explainer.picture(given, options)).input;
}

function inFloats<Tensor extends TensorValues>(tensor: Tensor): Tensor {
  return tensor.data instanceof Float32Array
    ? tensor
    : { ...tensor, data: Float32Array.from(tensor.data) };
}

/** Several, in their order. */
export function inputsOf(
  explainer: Explainer,
  images: readonly ImageSource[],
  options: Preparing,
): Promise<InputTensor[]> {
  return Promise.all(images.map((image) => inputOf(explainer, image, options)));
}

/** An image, several, or a batch that is ready. */
export type Images = ImageSource | readonly ImageSource[] | TensorValues;

/**
 * One batch of what was given. Inputs of a network have one size (a code) or three (an image), batches of
 * them one more.
 */
export async function batchOf(
  explainer: Explainer,
  images: Images,
  options: Preparing,
): Promise<TensorValues> {
  if (isList(images)) return stack(await inputsOf(explainer, images, options));
  if (!isTensor(images)) return stack([await inputOf(explainer, images, options)]);
  const tensor = inFloats<TensorValues>(images);
  return tensor.shape.length % 2 === 0 ? tensor : stack([tensor]);
}

function isList(images: Images): images is readonly ImageSource[] {
  return Array.isArray(images);
}

/** Inputs of one shape as a batch; the engine refuses a batch that is not what the model takes. */
export function stack(inputs: readonly TensorValues[]): TensorValues {
  const [first] = inputs;
  if (inputs.length === 1 && first) return { data: first.data, shape: [1, ...first.shape] };
  const data = new Float32Array(inputs.reduce((size, input) => size + input.data.length, 0));
  let offset = 0;
  for (const input of inputs) {
    data.set(input.data, offset);
    offset += input.data.length;
  }
  const odd = inputs.find(({ shape }) => String(shape) !== String(first?.shape));
  return { data, shape: [inputs.length, ...(odd ?? first ?? { shape: [] }).shape] };
}
