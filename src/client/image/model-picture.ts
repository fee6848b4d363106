import type { ModelDescription } from '../../protocol.js';
import { isPrepared, isTensor } from './image-kinds.js';
import { isPassing, markAsPassing } from './passing.js';
import type { ImageSource, Picture } from './image-source.js';
import { loadPicture } from './picture.js';
import { preparedModel, type PictureOptions } from './prepared-model.js';
import { pictureOfTensor } from './tensor-pixels.js';

/** An image as the model sees it, and as a reader does. */
export async function pictureFor(
  image: ImageSource,
  model: ModelDescription,
  options: PictureOptions,
): Promise<Picture> {
  const prepared = await preparedModel(model, options);
  if (isTensor(image)) return pictureOfTensor(image, prepared);
  if (isPrepared(image)) return pictureOfTensor(image.input, prepared);
  if (typeof image === 'object' && isPassing(image)) return passingPicture(image, prepared);
  return loadPicture(image, prepared, options.signal);
}

type Drawn = Parameters<typeof loadPicture>[0] & object;

function passingToo(picture: Picture): Picture {
  markAsPassing(picture.input);
  return picture;
}

/** By what of a model says how an image is prepared. */
const passing = new WeakMap<Drawn, Map<string, Promise<Picture>>>();

/** Of an image under the reader's hand, which does not change itself: made once for all that explain it. */
function passingPicture(image: Drawn, model: ModelDescription): Promise<Picture> {
  const { inputShape, preprocessing, background, rangeKnown } = model;
  const key = JSON.stringify([inputShape, preprocessing, background, rangeKnown]);
  const made = passing.get(image) ?? new Map<string, Promise<Picture>>();
  passing.set(image, made);
  const picture = made.get(key) ?? loadPicture(image, model).then(passingToo);
  made.set(key, picture);
  return picture;
}
