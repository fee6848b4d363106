import { beside, ExplainError, givenFile, type ModelReference } from '../../protocol.js';
import { emptyCard, readCard, type Card } from './card.js';
import { fetchBytes, parseJson, type FileSource } from './fetch.js';
import type { FileRole } from './file-errors.js';
import { isRecord } from './json.js';
import { hasNeighbors } from './schema.js';
import { cardOfMetadata, isImageProject, isWrittenByTensorFlowJs } from './teachable-machine.js';

/** Enough for as many labels as a card may have. */
const MOST_CARD = 4e6;

const cardRole = {
  code: 'card',
  noun: 'model card',
  whenMissing: 'Check the address in the "card" attribute, or leave the attribute out.',
  whoseMost: 'that a card may have',
} as const satisfies FileRole;

/** What a model's file says of the files that lie beside it. */
export interface Neighbors {
  isImageProject: boolean;
  isWrittenByTensorFlowJs: boolean;
  /** Only of layers models: it is those that Teachable Machine writes. */
  mayHaveMetadata: boolean;
}

/** @param model the parsed `model.json`; `null` of a model of another tool */
export function neighborsOf(model: unknown): Neighbors {
  return {
    isImageProject: isImageProject(model),
    isWrittenByTensorFlowJs: isWrittenByTensorFlowJs(model),
    mayHaveMetadata:
      isRecord(model) && isRecord(model.modelTopology) && model.format !== 'graph-model',
  };
}

/**
 * The card that the author named, or that lies beside the model, or what `metadata.json` there says; the
 * empty one where there is nothing. Browsers write a line to the console for every file that is not
 * there: of a Teachable Machine project, which never has a card, none is asked for.
 */
export async function fetchCard(
  { url, card }: ModelReference,
  neighbors: Neighbors,
  source: FileSource,
): Promise<Card> {
  if (card === null || (card === undefined && !hasNeighbors(url))) return emptyCard;
  if (card !== undefined) return readCard(await fetchJson(card, source), card);
  const own = (): Promise<Card | null> => fetchBeside('card.json', url, source, readCard);
  const metadata = (): Promise<Card | null> => metadataBeside(url, neighbors, source);
  // Among files that the page gives it costs nothing to look.
  const looks = neighbors.isImageProject && !givenFile(url) ? [metadata, own] : [own, metadata];
  for (const look of looks) {
    const found = await look();
    if (found) return found;
  }
  return emptyCard;
}

async function metadataBeside(
  url: string,
  { mayHaveMetadata, isWrittenByTensorFlowJs }: Neighbors,
  source: FileSource,
): Promise<Card | null> {
  if (!mayHaveMetadata) return null;
  try {
    return await fetchBeside('metadata.json', url, source, cardOfMetadata);
  } catch (error) {
    // Beside a model of another tool a file of that name is nothing that has to be understood.
    const isOthers = error instanceof ExplainError && error.code.startsWith('card-');
    if (isOthers && !isWrittenByTensorFlowJs) return null;
    throw error;
  }
}

async function fetchJson(url: string, source: FileSource): Promise<unknown> {
  const { bytes } = await fetchBytes({ urls: [url], most: MOST_CARD }, cardRole, source);
  return parseJson(bytes, url, cardRole);
}

/** `null` where there is no such file, or none that `read` knows. */
async function fetchBeside(
  name: string,
  model: string,
  source: FileSource,
  read: (json: unknown, url: string) => Card | null,
): Promise<Card | null> {
  const url = beside(name, model);
  try {
    const { bytes, contentType } = await fetchBytes(
      { urls: [url], most: MOST_CARD },
      cardRole,
      source,
    );
    // Sites of a single page answer with it where nothing is.
    if (/^text\/html\b/i.test(contentType)) return null;
    return read(parseJson(bytes, url, cardRole), url);
  } catch (error) {
    if (error instanceof ExplainError && error.code === 'card-not-found') return null;
    // Whether there may be one nobody knows.
    throw error;
  }
}
