import { createHash, type Hash } from 'node:crypto';
import { resolveModel } from '../../client/builtin-models.js';
import { absolute } from '../../client/settings.js';
import { generatorsOf } from '../../components/codespace-am/settings.js';
import { judgeOf } from '../../components/codespace-am/judge.js';
import { CodespaceAm } from '../../components/codespace-am/codespace-am.js';
import { ReluBackward } from '../../components/relu-backward/relu-backward.js';
import { ExplainError } from '../../protocol.js';
import { pageFetch } from '../files.js';
import { version } from '../version.js';
import { makeElement, readAttributes } from './element.js';
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
  const told = [version, widget.tag, widget.language, widget.inParagraph, readAttributes(widget)];
  hash.update(JSON.stringify(told));
  const element = makeElement(widget);
  if (element instanceof ReluBackward) return digest(hash);
  const isClimb = element instanceof CodespaceAm;
  for (const name of isClimb ? modelsOf(element) : [element.model]) {
    await addModel(hash, name, name === element.model ? element.card : null);
  }
  for (const source of element.src?.trim().split(/\s+/) ?? []) await addPicture(hash, source);
  return digest(hash);
}

function digest(hash: Hash): string {
  return hash.digest('hex').slice(0, DIGITS);
}

function modelsOf(element: CodespaceAm): string[] {
  return [element.model, ...generatorsOf(element), judgeOf(element) ?? []].flat();
}

async function addModel(hash: Hash, name: string, card: string | null): Promise<void> {
  const reference = resolveModel(name, card ?? undefined);
  if (/^[\w-]+$/.test(name.trim())) return;
  const model = await addFile(hash, reference.url, 'model');
  for (const path of weightsOf(model)) {
    await addFile(hash, new URL(path, reference.url).href, 'weights');
  }
  const beside = new URL('card.json', reference.url).href;
  if (card) await addFile(hash, reference.card!, 'card');
  else await addFile(hash, beside, 'card').catch(() => null);
}

/** The paths of TensorFlow.js's manifest; what cannot be read is refused when it is computed. */
function weightsOf(model: Buffer | null): string[] {
  const listed = model?.toString().match(/"paths"\s*:\s*\[([^\]]*)\]/g) ?? [];
  return listed.flatMap((paths) =>
    [...paths.slice(paths.indexOf('[')).matchAll(/"([^"]+)"/g)].map(([, path]) => path!),
  );
}

/** A sample belongs to the model's card, which names its file. */
async function addPicture(hash: Hash, source: string): Promise<void> {
  if (!/^(sample|data|blob):/.test(source)) await addFile(hash, absolute(source), 'image');
}

/** @returns the bytes of a file on disk; `null` for one on a server */
async function addFile(
  hash: Hash,
  url: string,
  role: 'model' | 'weights' | 'card' | 'image',
): Promise<Buffer | null> {
  if (!url.startsWith('file:')) return null;
  const response = await pageFetch(url);
  if (!response.ok) {
    throw new ExplainError(
      `${role}-not-found`,
      `There is no file ${decodeURI(new URL(url).pathname)}.`,
      'Check the address; one that begins with / is looked for below the folder of --root.',
    );
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  hash.update(createHash('sha256').update(bytes).digest());
  return bytes;
}
