import { ExplainError, type Head } from '../../protocol.js';
import { unitsOf, type Ending } from './ending.js';

/**
 * What the outputs of a network mean: the card's word, else what the last activation says. Throws
 * `head-unknown` where neither tells, `card-invalid` where the card's word does not fit the network.
 */
export function headOf(ending: Ending, given: Head | null): Head {
  if (given === null) return foundHead(ending);
  requireFitting(ending, given);
  return given;
}

function foundHead({ shape, activation, layer }: Ending): Head {
  const units = unitsOf(shape);
  switch (activation) {
    case 'none':
    case 'bent':
      return units === 1 ? 'value' : 'logits';
    case 'sigmoid':
      if (!isMap(shape)) return 'sigmoid';
      throw unknown(
        `The network ends in a sigmoid for each place of a map (layer "${layer}", output [${shape.join(', ')}]).`,
        `Explain a classifier; or say in the model card "head": "sigmoid" to make a class of each of the ${units} outputs.`,
      );
    case 'softmax':
      if (units > 1) return 'softmax';
      throw unknown(
        `The network ends in a softmax of one unit (layer "${layer}"), which is 1 for every image.`,
        'Train it with a sigmoid; if it was trained on the unit before the softmax, say in the model card "head": "sigmoid".',
      );
    case 'mixed':
      throw unknown(
        `The outputs of the network are made of probabilities of the layer "${layer}" and are none themselves.`,
        'End the network in its softmax or sigmoid; or say in the model card "head": "logits" (several outputs) or "value" (one), which takes them as they are.',
      );
  }
}

function requireFitting({ shape, activation, layer }: Ending, given: Head): void {
  const units = unitsOf(shape);
  const asItIs = given === 'logits' || given === 'value';
  if (given === 'value' && units > 1) {
    throw unfit(given, `the network has ${units} outputs, a value is one`);
  }
  if ((given === 'softmax' || given === 'logits') && units === 1) {
    throw unfit(given, 'the network has one output, whose softmax is always 1');
  }
  if (given === 'value' && activation === 'softmax') {
    throw unfit(given, `the network ends in a softmax of one unit, which is always 1`);
  }
  if (activation === 'mixed' && !asItIs) {
    throw unfit(given, `the outputs are made of probabilities of the layer "${layer}" already`);
  }
}

/** Whether the network's softmax or sigmoid goes, so that its logits are the output. */
export function isStripped({ activation }: Ending, head: Head | null): boolean {
  const isHead = activation === 'softmax' || activation === 'sigmoid';
  return isHead && head !== null && head !== 'value';
}

/**
 * One label for each class: the card's, else indices. One sigmoid unit has two classes; a single
 * label is that of index 1. Throws `card-invalid`.
 */
export function labelsOf(ending: Ending, head: Head, given: readonly string[] | null): string[] {
  const units = unitsOf(ending.shape);
  const isPair = head === 'sigmoid' && units === 1;
  const classes = isPair ? 2 : units;
  if (given === null) return Array.from({ length: classes }, (_, index) => String(index));
  if (isPair && given.length === 1) return [`not ${given[0]!}`, given[0]!];
  if (given.length === classes) return [...given];
  throw new ExplainError(
    'card-invalid',
    `The model card names ${given.length} labels, the model has ${units} outputs.`,
    isPair
      ? 'Give one label, that of a high output, or two, the first that of a low one.'
      : 'Give one label for each output, in the order of the outputs.',
  );
}

function isMap(shape: readonly number[]): boolean {
  return shape.length === 3 && shape[0]! * shape[1]! > 1;
}

function unknown(message: string, hint: string): ExplainError {
  return new ExplainError('head-unknown', message, hint);
}

function unfit(given: Head, why: string): ExplainError {
  return new ExplainError(
    'card-invalid',
    `The model card says "head": "${given}", but ${why}.`,
    'Leave "head" out, which lets the last activation decide, or give the one that the network was trained with.',
  );
}
