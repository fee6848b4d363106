import type { CardInput, ModelDescription } from '../../protocol.js';

/** How an image becomes the input, where that is not what the model's description says. */
export interface PictureOptions {
  /** Height and width of another input, or one number for both, larger than the model's: for `denseAs: 'conv'`. */
  size?: number | readonly [height: number, width: number];
  /**
   * In the place of the card's: the fields of its `input` that say how an image becomes the network's
   * input. What is left out is what a card with exactly these fields means.
   */
  preprocessing?: CardInput | null;
  /** Rejects the promise with an `AbortError`. */
  signal?: AbortSignal;
}

/** The model as images are prepared for it. */
export async function preparedModel(
  model: ModelDescription,
  { size, preprocessing }: PictureOptions,
): Promise<ModelDescription> {
  const [height, width, channels] = model.inputShape;
  const [tall, wide] = typeof size === 'number' ? [size, size] : (size ?? [height, width]);
  const sized: ModelDescription = { ...model, inputShape: [tall, wide, channels] };
  if (!preprocessing) return sized;
  // What reads cards is fetched when it is used.
  const { preprocessedAs } = await import('./given-preprocessing.js');
  return preprocessedAs(preprocessing, sized);
}
