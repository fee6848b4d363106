import type { CodeModelDescription, Head, ModelDescription, Shape3 } from '../../protocol.js';
import { describePreprocessing } from '../../protocol/card-preprocessing.js';
import { unitsOf } from './ending.js';
import { headOf, labelsOf } from './head.js';
import { noPicture } from './input-shape.js';
import { MOST_OUTPUTS, tooLarge } from './limits.js';
import { isFinal, type ModelFiles } from './model-files.js';
import { group } from './schema.js';

/** What the outputs are; `null` where they are no classes, or are not told. */
export function knownHead({ source: { ending }, card, inputShape }: ModelFiles): Head | null {
  // What a latent code is made into are pixels.
  if (inputShape.length !== 3 && ending.activation === 'sigmoid') return null;
  try {
    return headOf(ending, card.head);
  } catch {
    return null;
  }
}

/**
 * What a page needs to know; throws `model-input-shape` for a network that takes no picture, and
 * what `headOf` and `labelsOf` throw.
 */
export function describeModel(files: ModelFiles): ModelDescription {
  const { card, source } = files;
  const inputShape = pictureShape(files.inputShape);
  const units = unitsOf(source.ending.shape);
  if (units > MOST_OUTPUTS) {
    throw tooLarge(
      `The model has ${group(units)} outputs, the limit is ${group(MOST_OUTPUTS)} classes.`,
      'Use a classifier: one output for each class.',
    );
  }
  const head = headOf(source.ending, card.head);
  return {
    ...describeFiles(files),
    inputShape,
    ...describePreprocessing(card.preprocessing, inputShape[2]),
    head,
    labels: labelsOf(source.ending, head, card.labels),
  };
}

/** The same of any model: one that takes no picture has no pixels, and mostly no classes. */
export function describeAny(files: ModelFiles): ModelDescription | CodeModelDescription {
  const { card, source, inputShape } = files;
  if (inputShape.length === 3) return describeModel(files);
  const head = source.ending.activation === 'softmax' ? knownHead(files) : card.head;
  return {
    ...describeFiles(files),
    inputShape,
    ...describePreprocessing(card.preprocessing, 0),
    background: [],
    head,
    labels: head ? labelsOf(source.ending, head, card.labels) : [],
    outputShape: [...source.ending.shape],
    outputRange: card.outputRange,
  };
}

function describeFiles({ card, source, ...files }: ModelFiles) {
  return {
    name: source.name,
    title: card.title ?? source.name,
    layers: source.layers.map(({ name, kind, shape }) => ({
      name,
      kind,
      title: card.layerTitles.get(name) ?? name,
      shape,
    })),
    samples: card.samples,
    snapshots: card.snapshots.map((snapshot) => ({
      epoch: snapshot.epoch,
      step: snapshot.step,
      accuracy: snapshot.accuracy,
      final: isFinal(snapshot, files),
    })),
    trainingDigits: card.trainingDigits,
    licence: card.licence,
    card: card.facts,
    ...(card.language !== null && { language: card.language }),
    ...(Object.keys(card.languages).length > 0 && { languages: card.languages }),
  };
}

function pictureShape(inputShape: number[]): Shape3 {
  const [height, width, channels, ...rest] = inputShape;
  if (height && width && channels && rest.length === 0) return [height, width, channels];
  throw noPicture(inputShape);
}
