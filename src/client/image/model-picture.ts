import type { Picture } from './fit.js';
import { loadPicture, type ImageSource } from './picture.js';
import { preparedModel, type PictureOptions } from './prepared-model.js';
import { isTensor, pictureOfTensor } from './tensor-pixels.js';
import type { ModelDescription } from '../../protocol.js';

/** An image as the model sees it, and as a reader does. */
export async function pictureFor(
  image: ImageSource,
  model: ModelDescription,
  options: PictureOptions,
): Promise<Picture> {
  const prepared = await preparedModel(model, options);
  if (isTensor(image)) return pictureOfTensor(image, prepared);
  return loadPicture(image, prepared, options.signal);
}
