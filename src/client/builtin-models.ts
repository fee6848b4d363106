import { modelHashes } from '../build.js';
import { ExplainError, type ModelCard, type ModelReference } from '../protocol.js';
import { addressOfCard } from './given-card.js';
import { givenModel, type GivenModel } from './given-models.js';
import { absolute, currentSettings } from './settings.js';

/** The models that come with the kit, by the names that authors use. */
export const builtinModels = [
  'mnist-cnn',
  'cifar10-cnn',
  'cifar10-allcnn',
  'efficientnet-lite0',
  'mnist-gan',
  'mnist-dcgan',
  'mnist-judge',
] as const;

/** Whether a built-in model has megabytes: it has no pack, and is not fetched for those who save data. */
export function isLarge(model: GivenModel): boolean {
  return model === 'efficientnet-lite0';
}

/** The address of a model card, `none` where there is none, or the card itself. */
export type GivenCard = string | ModelCard;

/**
 * Turns a built-in name or an address into absolute URLs, and files into a reference to them.
 *
 * @param card `none` where there is none: then none is looked for beside the model
 */
export function resolveModel(model: GivenModel, card?: GivenCard | null): ModelReference {
  const files = typeof model === 'object' && model !== null ? givenModel(model) : null;
  const reference = files ?? { url: modelUrl(model) };
  if (!card) return reference;
  if (typeof card === 'object') reference.card = addressOfCard(card, files?.url);
  else reference.card = card === 'none' ? null : absolute(card);
  return reference;
}

const hint = (): string =>
  `Set "model" to a built-in name (${builtinModels.join(', ')}), or to the address of a model.json.`;

function modelUrl(model: GivenModel): string {
  const name = typeof model === 'string' ? model.trim() : '';
  if (name === '') {
    throw new ExplainError('model-missing', 'No model was given.', hint());
  }
  const builtin = builtinModels.find((known) => known === name);
  if (builtin) return builtinUrl(builtin);
  const url = new URL(absolute(name));
  if (!/[/.:]/.test(name)) {
    throw new ExplainError('model-unknown', `There is no built-in model "${name}".`, hint());
  }
  // A folder, such as the link of a Teachable Machine project; addresses such as data: have no path.
  if (url.pathname.endsWith('/')) url.pathname += 'model.json';
  return url.href;
}

/** With its version, which all of its files get (network/schema.ts): caches may have those of another. */
function builtinUrl(name: string): string {
  const url = new URL(`${name}/model.json`, currentSettings().modelBase);
  const hash = modelHashes[name];
  if (hash && /^https?:$/.test(url.protocol)) url.searchParams.set('v', hash);
  return url.href;
}
