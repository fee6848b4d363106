import type { LayerRelevance } from '../../../protocol.js';
import type { LrpState } from '../lrp-state.js';
import { readingOf } from '../reading.js';

/** Lets a part of a layer alone go on; the same part again brings all of it back. */
export function restartFrom({ element }: LrpState, layer: LayerRelevance, unit: string): void {
  const isSame = element.layer === layer.name && element.unit === unit;
  readingOf(element).attempt.make(
    isSame ? { layer: null, unit: null } : { layer: layer.name, unit },
  );
}

/** The channel of this layer that alone goes on. */
export function pickedChannel({ element }: LrpState, { name }: LayerRelevance): number | null {
  const unit = element.layer === name ? (element.unit?.trim() ?? '') : '';
  return /^(\*\s*,\s*\*\s*,\s*)?\d+$/.test(unit) ? Number(unit.split(',').at(-1)) : null;
}
