import { ExplainError, type InputTensor, type ModelDescription } from '../../protocol.js';
import { decodeBlob } from './decode-blob.js';
import { decodeUrl } from './decode.js';
import { checkedSize, type Drawable } from './drawable.js';
import { fitToModel, viewOfTensor, type Picture } from './fit.js';

/**
 * What a picture may be given as: an address (`sample:3` for a sample of the model), a file, pixels,
 * an element, or a tensor that goes into the network as it is, unscaled.
 */
export type ImageSource =
  | string
  | Blob
  | ImageData
  | ImageBitmap
  | HTMLImageElement
  | HTMLCanvasElement
  | OffscreenCanvas
  | InputTensor;

/** Makes the picture that a model sees from whatever the author or reader gave. */
export async function loadPicture(
  source: ImageSource,
  model: ModelDescription,
  signal?: AbortSignal,
): Promise<Picture> {
  if (isTensor(source)) {
    const input = { data: Float32Array.from(source.data), shape: source.shape };
    // Of another shape the engine refuses it, and says why; there may be nothing to show.
    const fits = String(input.shape) === String(model.inputShape);
    return {
      input,
      view: fits ? viewOfTensor(input, model.range) : document.createElement('canvas'),
    };
  }
  const picture = await fitToModel(checkedSize(await drawableOf(source, model, signal)), model);
  signal?.throwIfAborted();
  return picture;
}

function isTensor(source: ImageSource): source is InputTensor {
  return typeof source === 'object' && 'shape' in source && 'data' in source;
}

async function drawableOf(
  source: Exclude<ImageSource, InputTensor>,
  model: ModelDescription,
  signal?: AbortSignal,
): Promise<Drawable> {
  if (typeof source === 'string') return decodeUrl(sampleUrl(source, model) ?? source, signal);
  if (source instanceof Blob) return decodeBlob(source);
  if (source instanceof ImageData) {
    const canvas = document.createElement('canvas');
    canvas.width = source.width;
    canvas.height = source.height;
    canvas.getContext('2d')!.putImageData(source, 0, 0);
    return { source: canvas, width: source.width, height: source.height };
  }
  if (source instanceof HTMLImageElement) {
    await source.decode().catch(() => {
      throw new ExplainError(
        'image-not-decodable',
        `The <img> ${source.currentSrc || source.src} could not be loaded.`,
        'Check its address; it must show in the page by itself.',
      );
    });
    return { source, width: source.naturalWidth, height: source.naturalHeight };
  }
  return { source, width: source.width, height: source.height };
}

/** The address behind `sample:3`; `null` for any other address. */
function sampleUrl(source: string, model: ModelDescription): string | null {
  const match = /^sample:(.*)$/.exec(source.trim());
  if (!match) return null;
  const sample = model.samples[Number(match[1])];
  if (sample) return sample.url;
  throw new ExplainError(
    'sample-unknown',
    `The model has no sample "${match[1]}".`,
    model.samples.length > 0
      ? `It has ${model.samples.length}: sample:0 to sample:${model.samples.length - 1}.`
      : 'Its card lists no samples; give the address of a picture.',
  );
}
