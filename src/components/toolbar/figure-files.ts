import { toNpy } from '../../client/npy.js';
import { ExplainError } from '../../protocol.js';
import type { ExplainController } from '../base/explain-controller.js';
import type { CommonAttributes } from '../base/properties.js';
import { mapsToSave, type Computed } from './figure-facts.js';
import { figureImage } from './figure-image.js';

export { figureImage, toNpy };

/** What a script asks an element for: its figure. */
export async function pngOf(host: HTMLElement): Promise<Uint8Array<ArrayBuffer>> {
  const image = await figureImage(host);
  return new Uint8Array(await image.arrayBuffer());
}

/**
 * What a script asks an element for: one of its maps.
 *
 * @param name of the map, where the figure has several; the first unless given
 */
export function npyOf(
  controller: ExplainController<CommonAttributes, Computed>,
  name?: string,
): Uint8Array<ArrayBuffer> {
  const maps = mapsToSave(controller.viewLoader.view, controller, controller.result);
  const map = maps.find((each) => name === undefined || each.name === name);
  if (map) return toNpy(map);
  const names = maps.map((each) => `"${each.name}"`).join(', ');
  throw new ExplainError(
    'argument-invalid',
    `The figure has no map "${String(name)}".`,
    names ? `It has ${names}.` : 'It has none.',
  );
}
