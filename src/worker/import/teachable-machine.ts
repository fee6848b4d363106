import { ExplainError } from '../../protocol.js';
import { readCard, type Card } from './card.js';
import { isRecord } from './json.js';

/**
 * Teachable Machine's library divides the 256 levels of a pixel by 127 and takes 1 off: black is -1,
 * white a little more than 1.
 */
const RANGE = [-1, 255 / 127 - 1];

/**
 * What `metadata.json` beside a model says, as a card: labels and title, and of an image project of
 * Teachable Machine size and range of its images; they are cut to the square in their middle, as all
 * images are for a square input.
 *
 * @returns `null` for a file of that name that others use for something else
 * @throws `teachable-machine-kind` for pose and sound projects, `card-invalid`
 */
export function cardOfMetadata(json: unknown, url: string): Card | null {
  if (!isRecord(json)) return null;
  if (json.packageName === '@teachablemachine/pose') {
    throw otherKind('pose', 'the key points of a body that PoseNet has found');
  }
  // Sound projects have the format of TensorFlow's speech commands.
  if (
    json.packageName === '@teachablemachine/audio' ||
    Object.hasOwn(json, 'tfjsSpeechCommandsVersion')
  ) {
    throw otherKind('sound', 'the spectrogram of a second of sound');
  }
  const { labels, modelName: title, imageSize: size, grayscale } = json;
  if (json.packageName === '@teachablemachine/image') {
    // Before it was written down it was 224.
    const shape = size === undefined ? null : [size, size, grayscale === true ? 1 : 3];
    return readCard({ title, labels, input: { shape, range: RANGE, channels: 'rgb' } }, url);
  }
  const isCard = Array.isArray(labels) && labels.every((label) => typeof label === 'string');
  return isCard ? readCard({ title: typeof title === 'string' ? title : null, labels }, url) : null;
}

function otherKind(kind: string, input: string): ExplainError {
  return new ExplainError(
    'teachable-machine-kind',
    `The model is a ${kind} project of Teachable Machine: its network takes ${input}, not an image.`,
    'An image project works: make one of images of the same things (for poses, of people in them), and give its link or its folder.',
  );
}

/** Whether a `model.json` was written by TensorFlow.js, as those of Teachable Machine are. */
export function isWrittenByTensorFlowJs(model: unknown): boolean {
  const version =
    isRecord(model) && isRecord(model.modelTopology) && model.modelTopology.keras_version;
  return typeof version === 'string' && version.startsWith('tfjs-layers');
}

/**
 * Whether it has the layout of an image project: a MobileNet, which is a model in a sequential one, and
 * another sequential one, all in a third.
 */
export function isImageProject(model: unknown): boolean {
  if (!isWrittenByTensorFlowJs(model) || !isRecord(model)) return false;
  const [base, head] = layersOf(model.modelTopology);
  const [network] = layersOf(base);
  return isKind(network, 'Model', 'Functional') && isKind(head, 'Sequential');
}

/** Those of a sequential model, in either form that TensorFlow.js has had for them. */
function layersOf(model: unknown): unknown[] {
  const whole = isRecord(model) && isRecord(model.model_config) ? model.model_config : model;
  if (!isKind(whole, 'Sequential') || !isRecord(whole)) return [];
  const { config } = whole;
  const layers = isRecord(config) ? config.layers : config;
  return Array.isArray(layers) ? layers : [];
}

function isKind(layer: unknown, ...kinds: readonly unknown[]): boolean {
  return isRecord(layer) && kinds.includes(layer.class_name);
}
