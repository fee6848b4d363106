import { lstat, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { draftCard } from '../../client/draft-card.js';
import { ExplainError, type ModelCard, type ModelInspection } from '../../protocol.js';
import { readRegularFile } from '../reading/read-file.js';
import { realPath } from '../reading/rules.js';
import { writeWhole } from '../writing/write-whole.js';
import type { NamedModel } from './named-model.js';
import { shownPath } from './shown-path.js';

/** Bytes of a card. */
const MOST = 4e6;

/** A card that was drafted, and where it lies. */
export interface WrittenCard {
  file: string;
  card: ModelCard;
  /** Whether pages find it without its name: it is called `card.json`, and lies beside the model. */
  isFound: boolean;
  /** Models that would find it so. */
  sharers: number;
}

/** Where the card goes: what was named, else `card.json` beside the model, else in the current folder. */
export function cardPlace(named: string | null, { file }: NamedModel): string {
  if (named !== null) return path.resolve(named);
  return path.join(file === null ? process.cwd() : path.dirname(file), 'card.json');
}

/**
 * @throws `inspect-card-exists` where something is there, before anything is computed
 */
export async function requireFree(
  place: string,
  { file }: NamedModel,
  force: boolean,
): Promise<void> {
  const isThere = (await lstat(place).catch(() => null)) !== null;
  if (!isThere) return;
  const isModel = file !== null && (await realPath(place)) === (await realPath(file));
  if (isModel || !force) {
    throw new ExplainError(
      'inspect-card-exists',
      `${shownPath(place)} is ${isModel ? 'the model itself' : 'there already'}, and was left as it is.`,
      isModel
        ? 'Name another file after --card.'
        : 'Name another file after --card, or give --force, which keeps what the card says.',
    );
  }
}

/** Drafts a card over what one in its place says, and writes it. */
export async function writeCard(
  place: string,
  inspection: ModelInspection,
  force: boolean,
  model: NamedModel,
): Promise<WrittenCard> {
  const card = drafted(place, inspection, force ? await cardAt(place) : {});
  const bytes = Buffer.from(cardText(card));
  const write = force ? writeWhole(place, bytes) : writeFile(place, bytes, { flag: 'wx' });
  await write.catch((error: unknown) => {
    throw ExplainError.of(
      error,
      'inspect-unwritable',
      `The card ${shownPath(place)} cannot be written`,
      'Name a file in a folder that is there, after --card, and check who may write into it.',
    );
  });
  const isBeside = model.file !== null && cardPlace(null, model) === place;
  return {
    file: place,
    card,
    isFound: isBeside && !model.hasMetadata,
    sharers: isBeside ? model.siblings.length : 0,
  };
}

function drafted(place: string, inspection: ModelInspection, before: ModelCard): ModelCard {
  const card = draftCard(inspection, before);
  // A guess that the author has not taken off the list is none of their answers.
  const notes = [...(card.unanswered ?? []), ...notesOf(before)];
  const open = new Set(notes.map(({ field }) => field));
  const samples = card.samples?.map(({ src, large, ...sample }) => ({
    src: besideCard(src, place),
    ...(large ? { large: besideCard(large, place) } : {}),
    ...sample,
  }));
  return {
    ...card,
    ...(samples ? { samples } : {}),
    unanswered: inspection.questions
      .filter(({ field }) => open.has(field))
      .map(({ field, question }) => ({ field, question })),
  };
}

function notesOf({ unanswered }: ModelCard): { field: unknown }[] {
  return Array.isArray(unanswered) ? unanswered.map((note: unknown) => ({ ...Object(note) })) : [];
}

/** Addresses in a card are relative to it. */
function besideCard(src: string, place: string): string {
  if (!src.startsWith('file:')) return src;
  const relative = path.relative(path.dirname(place), fileURLToPath(src));
  return relative.split(path.sep).map(encodeURIComponent).join('/');
}

/** What its author has written; nothing where there is no file. */
async function cardAt(place: string): Promise<ModelCard> {
  if ((await stat(place).catch(() => null)) === null) return {};
  try {
    const bytes = await readRegularFile(place, place, MOST);
    const card: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (isCard(card)) return card;
  } catch (error) {
    if (error instanceof ExplainError) throw error;
  }
  throw new ExplainError(
    'inspect-card-exists',
    `${shownPath(place)} is no card that can be read, so nothing of it could be kept. It was left as it is.`,
    'Mend it, move it away, or name another file after --card.',
  );
}

function isCard(json: unknown): json is ModelCard {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** Lists of numbers on one line, each label on its own. */
function cardText(card: ModelCard): string {
  const text = JSON.stringify(card, null, 2);
  const numbers = /\[\n\s+(-?\d[\d.e+-]*(?:,\n\s+-?\d[\d.e+-]*)*)\n\s+\]/gi;
  return `${text.replace(numbers, (_, list: string) => `[${list.replace(/,\s+/g, ', ')}]`)}\n`;
}
