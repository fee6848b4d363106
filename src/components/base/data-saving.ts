import { isLarge } from '../../client/builtin-models.js';
import type { GivenModel } from '../../client/given-models.js';
import { savesData } from './visibility.js';

/** Any of them tells that the model is fetched: who listens may have come late. */
const signs = ['explain-start', 'explain-progress', 'explain-complete'];

let asked: Promise<void> | null = null;

/**
 * Resolves when `model` may be fetched for what stands beside the figures: at once, but where readers
 * save data and it is large, when one of them has asked for it in a figure.
 */
export function mayFetch(model: GivenModel): Promise<void> {
  if (!isLarge(model) || !savesData()) return Promise.resolve();
  asked ??= new Promise((resolve) => {
    const look = (event: Event): void => {
      const [element] = event.composedPath();
      if (!element || !isLarge(Reflect.get(element, 'model') as GivenModel)) return;
      for (const sign of signs) document.removeEventListener(sign, look);
      resolve();
    };
    for (const sign of signs) document.addEventListener(sign, look);
  });
  return asked;
}
