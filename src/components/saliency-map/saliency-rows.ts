import { saliencyTable, type SaliencyRow } from '../../protocol/tables/saliency-methods.js';
import { translate } from '../locale/message.js';

/** A method's row; the engine refuses a name that it does not know. */
export function rowOf(method: string): SaliencyRow | undefined {
  return Object.entries(saliencyTable).find(([name]) => name === method)?.[1];
}

/** A method that the engine does not know has its name. */
export function methodTitle(method: string): string {
  return rowOf(method)?.title(translate) ?? method;
}

/** Whether a method computes masked images, whose number readers are told. */
export function masksImages(method: string): boolean {
  return rowOf(method)?.settings?.includes('masks') ?? false;
}
