import type { ModelReference } from '../../protocol.js';
import { requireFittingCard } from './card.js';
import { fetchCard } from './card-file.js';
import type { FileSource } from './fetch.js';
import { wantedOf, type ModelFiles } from './model-files.js';
import type { Wanted } from './model-source.js';

/**
 * A model that is there, by another card: nothing but the card is fetched. `null` where the card asks for
 * another input or output; then the model has to be read again.
 *
 * @param loaded the same model by other cards
 */
export async function withOtherCard(
  loaded: readonly ModelFiles[],
  reference: ModelReference,
  source: FileSource,
): Promise<ModelFiles | null> {
  const [first] = loaded;
  if (!first) return null;
  const card = await fetchCard(reference, first.neighbors, source);
  const files = loaded.find((each) => suits(each, wantedOf(reference, card)));
  if (!files) return null;
  requireFittingCard(card, files.inputShape);
  return { ...files, card };
}

function suits(
  { inputShape, isInputFixed, outputs: { names, chosen } }: ModelFiles,
  { inputShape: given, output }: Wanted,
): boolean {
  if (!isInputFixed && String(given) !== String(inputShape)) return false;
  if (output === null) return names.length === 1;
  const named = names.indexOf(String(output));
  return chosen === (named === -1 ? Number(output) : named);
}
