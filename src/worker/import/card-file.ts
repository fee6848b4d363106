import { ExplainError, type ModelReference } from '../../protocol.js';
import { emptyCard, readCard, type Card } from './card.js';
import { fetchBytes, parseJson, type FileSource } from './fetch.js';
import type { FileRole } from './file-errors.js';
import { beside, hasNeighbors } from './schema.js';

/** Enough for as many labels as a card may have. */
const MOST_CARD = 4e6;

const cardRole: FileRole = {
  code: 'card',
  noun: 'model card',
  whenMissing: 'Check the address in the "card" attribute, or leave the attribute out.',
  whoseMost: 'that a card may have',
};

/** The card that the author named, or that lies beside the model; the empty one where there is none. */
export async function fetchCard(reference: ModelReference, source: FileSource): Promise<Card> {
  const { url: model } = reference;
  const url = reference.card ?? (hasNeighbors(model) ? beside('card.json', model) : null);
  if (!url) return emptyCard;
  try {
    const request = { urls: [url], most: MOST_CARD };
    const { bytes, contentType } = await fetchBytes(request, cardRole, source);
    // Sites of a single page answer with it where nothing is.
    if (!reference.card && /^text\/html\b/i.test(contentType)) return emptyCard;
    return readCard(parseJson(bytes, url, cardRole), url);
  } catch (error) {
    // A card is optional unless the author asked for it or there may be one.
    const isAbsent = error instanceof ExplainError && error.code === 'card-not-found';
    if (isAbsent && !reference.card) return emptyCard;
    throw error;
  }
}
