import { ExplainError, type CardInput, type ModelDescription } from '../../protocol.js';
import {
  describePreprocessing,
  preprocessingFields,
  preprocessingOf,
  requireFittingChannels,
} from '../../protocol/card-preprocessing.js';
import { Fault, record } from '../../protocol/schema.js';

const input = record(preprocessingFields);

/** The model as a card with exactly this `input` describes it. Throws `card-invalid`. */
export function preprocessedAs(
  preprocessing: CardInput,
  model: ModelDescription,
): ModelDescription {
  const channels = model.inputShape[2];
  try {
    const read = preprocessingOf(input(preprocessing, 'input'));
    requireFittingChannels(read, channels);
    return { ...model, ...describePreprocessing(read, channels) };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw new ExplainError(
      'card-invalid',
      `The preprocessing given cannot be used: its ${error.field} is ${error.found}.`,
      `It has to be ${error.wanted}. Its fields are those of "input" in a model card.`,
    );
  }
}
