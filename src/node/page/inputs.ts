import { createHash, type Hash } from 'node:crypto';
import { resolveModel } from '../../client/builtin-models.js';
import { imageMissing } from '../../client/image/image-element.js';
import { absolute } from '../../client/settings.js';
import { ExplainError } from '../../protocol.js';
import { allowServer, pageFile } from '../reading/page-fetch.js';
import { version } from '../version.js';
import { inputsOf, relevantAttributes } from '../elements.js';
import type { Widget } from './widgets.js';

/** Hexadecimal digits that are kept. */
const DIGITS = 16;

/**
 * A hash of all that a widget's picture follows from: the kit's version, the attributes, the files of
 * its models and its pictures. Built-in models belong to the version, and of what lies on a server
 * the address alone counts: `--check` needs no network.
 */
export async function inputsHash(widget: Widget): Promise<string> {
  const hash = createHash('sha256');
  const attributes = relevantAttributes(widget);
  const { lender, hasCaption, imageName } = widget;
  const told = [version, widget.tag, widget.language, widget.inParagraph, attributes];
  // Where there is none of these, a figure follows from what it always did.
  const rest = imageName ? [lender, hasCaption, imageName] : [lender, hasCaption];
  hash.update(JSON.stringify(rest.some(Boolean) ? [...told, ...rest] : told));
  const { models, sources } = inputsOf(widget);
  const samples = sources.filter((source) => source.startsWith('sample:'));
  for (const [index, { name, card }] of models.entries()) {
    await addModel(hash, name, card, index === 0 ? samples : []);
  }
  if (sources.includes('')) throw imageMissing('"src" or in the slot');
  for (const source of sources.filter(Boolean)) await addPicture(hash, source);
  return digest(hash);
}

function digest(hash: Hash): string {
  return hash.digest('hex').slice(0, DIGITS);
}

/** Bytes that a file of each kind may have. */
const most = { model: 64e6, weights: 2e9, card: 4e6, image: 64e6 };
type Role = keyof typeof most;

/** @param sample its picture belongs to what the figure follows from */
async function addModel(
  hash: Hash,
  name: string,
  card: string | null,
  samples: readonly string[],
): Promise<void> {
  const reference = resolveModel(name, card ?? undefined);
  const isBuiltin = /^[\w-]+$/.test(name.trim());
  if (!isBuiltin) {
    const model = await addFile(hash, reference.url, 'model', name);
    for (const path of weightsOf(model)) {
      await addFile(hash, new URL(path, reference.url).href, 'weights', path);
    }
  }
  if (reference.card === null || (isBuiltin && !card)) return;
  const beside = new URL('card.json', reference.url).href;
  const text = reference.card
    ? await addFile(hash, reference.card, 'card', card ?? '')
    : await addFile(hash, beside, 'card', 'card.json').catch(unlessAbsent);
  if (!reference.card) {
    // Of a Teachable Machine project it says what a card says.
    const metadata = new URL('metadata.json', reference.url).href;
    await addFile(hash, metadata, 'card', 'metadata.json').catch(unlessAbsent);
  }
  for (const sample of samples) {
    const src = sampleOf(text, sample);
    if (src) await addFile(hash, new URL(src, reference.card ?? beside).href, 'image', src);
  }
}

/** A model needs no card; one that may not be read is not absent. */
function unlessAbsent(error: unknown): null {
  if (error instanceof ExplainError && error.code === 'card-not-found') return null;
  throw error;
}

/** The paths of TensorFlow.js's manifest; what cannot be read is refused when it is computed. */
function weightsOf(model: Uint8Array | null): string[] {
  const groups: unknown = Object(parsed(model)).weightsManifest;
  if (!Array.isArray(groups)) return [];
  const paths = groups.flatMap((group): unknown => Object(group).paths ?? []);
  return paths.filter((path) => typeof path === 'string');
}

function parsed(json: Uint8Array | null): unknown {
  try {
    return JSON.parse(json ? new TextDecoder().decode(json) : 'null');
  } catch {
    return null;
  }
}

/** The file of `sample:3`, as the card names it; what a card lacks is refused when it is computed. */
function sampleOf(card: Uint8Array | null, source: string): string | null {
  const samples: unknown = Object(parsed(card)).samples;
  const sample: unknown = Object(samples)[source.slice('sample:'.length)];
  const src: unknown = Object(sample).src;
  return typeof src === 'string' ? src : null;
}

async function addPicture(hash: Hash, source: string): Promise<void> {
  if (!/^(sample|data|blob):/.test(source)) await addFile(hash, absolute(source), 'image', source);
}

/**
 * @param written as the page, the model or the card has it
 * @returns the bytes of a file on disk; `null` for one that is not
 */
async function addFile(
  hash: Hash,
  url: string,
  role: Role,
  written: string,
): Promise<Uint8Array | null> {
  if (url.startsWith('data:')) return null;
  if (!url.startsWith('file:')) {
    allowServer(new URL(url));
    return null;
  }
  const bytes = await pageFile(new URL(url), most[role]).catch((error: unknown) => {
    // Such an address is below the root of the site, wherever else it might lead.
    const isRooted = written.trim().startsWith('/') && !written.trim().startsWith('//');
    if (isRooted && error instanceof ExplainError && error.code === 'render-outside') return null;
    throw error;
  });
  if (!bytes) {
    throw new ExplainError(
      `${role}-not-found`,
      `There is no file ${pathShown(url)}.`,
      'Check the address; one that begins with / is looked for below the folder of --root.',
    );
  }
  hash.update(createHash('sha256').update(bytes).digest());
  return bytes;
}

function pathShown(url: string): string {
  const { pathname } = new URL(url);
  try {
    return decodeURI(pathname);
  } catch {
    return pathname;
  }
}
