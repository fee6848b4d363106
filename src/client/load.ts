import {
  createExplainer,
  type CallOptions,
  type Explainer,
  type ExplainerOptions,
} from './explainer.js';
import type { GivenModel } from './given-models.js';

/** What `load()` takes besides the model. */
export type LoadOptions = Omit<ExplainerOptions, 'model'>;

/**
 * Loads a network, and gives its explanations: `createExplainer()`, with all that can be wrong with the
 * model told at once.
 *
 * @param model a built-in name, an address, or files
 * @param options where it computes, its card, its output
 * @param call a signal that cancels the loading, and progress
 * @returns an explainer whose model is loaded
 * @throws `ExplainError` of the model's files
 */
export async function load(
  model: GivenModel,
  options: LoadOptions = {},
  call: CallOptions = {},
): Promise<Explainer> {
  const { checkedArguments } = await import('./options/checks.js');
  checkedArguments('load', [model, options, call]);
  const network = createExplainer({ ...options, model });
  await network.describe(call);
  return network;
}
