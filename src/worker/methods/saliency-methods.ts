import type { SaliencyMethod } from '../../protocol.js';
import type { fetchedMethods } from './fetched-methods.js';
import { averagedGradients } from './read-outs/averaged-gradients.js';
import { classActivationMaps } from './read-outs/class-activation-maps.js';
import { inputSignals } from './read-outs/input-signals.js';
import type { Method } from './read-outs/read-out.js';

type FetchedMethod = keyof typeof fetchedMethods;
type OwnMethod = Exclude<SaliencyMethod, FetchedMethod>;

/** The methods at hand: from the same seed they differ only in their rules and their read-out. */
export const methodTable: Record<OwnMethod, Method> = {
  ...inputSignals,
  ...averagedGradients,
  ...classActivationMaps,
};

/** A method, which is fetched where it is not at hand. */
export async function methodOf(name: SaliencyMethod): Promise<Method> {
  if (isOwn(name)) return methodTable[name];
  const { fetchedMethods } = await import('./fetched-methods.js');
  return fetchedMethods[name];
}

function isOwn(name: SaliencyMethod): name is OwnMethod {
  return name in methodTable;
}
