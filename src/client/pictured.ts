import type { CallOptions, Explainer } from './explainer.js';
import type { Picture } from './image/image-source.js';
import { pictureFor } from './image/model-picture.js';
import type { ImageSource } from './image/image-source.js';
import type { PictureOptions } from './image/prepared-model.js';

/** An image as the explainer's model sees it, and as a reader does. */
export async function picture(
  explainer: Explainer,
  image: ImageSource,
  options: CallOptions & Omit<PictureOptions, 'signal'> = {},
): Promise<Picture> {
  const call = { ...options };
  delete call.size;
  delete call.preprocessing;
  return pictureFor(image, await explainer.pictureModel(call), options);
}
