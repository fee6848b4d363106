import type { SwitchMode } from '../../protocol.js';
import { drawingOf, type DrawnMap } from '../figure/drawn-map.js';
import { besideText, sharedStrongest } from '../figure/map-words.js';
import { translate } from '../locale/message.js';
import type { DeconvState } from './deconv-figure.js';
import { colorLimit, drawnReconstruction, hasSharedRange } from './deconv-grids.js';
import { modesOf, type DeconvDetails } from './deconv-request.js';
import { switchTitles, viewOf } from './deconv-text.js';

/** A map with what stands above it. */
export interface Labelled {
  key: string;
  label: string;
  /** `null` while it is computed. */
  map: DrawnMap | null;
}

/** @param common where the colors of all end, over what the attributes say */
export function reconstructions(state: DeconvState, common: number | null = null): Labelled[] {
  const { attributes, result } = state;
  const modes = result
    ? modesShown(result.details)
    : modesOf(attributes.switches, attributes.compare);
  const known = result?.details.reconstructions ?? {};
  const limits = modes.map((mode) => {
    const map = known[mode];
    if (!result || !map) return 0;
    return colorLimit(state, drawingOf(map, result.shape, viewOf(state), state.description));
  });
  const limit = common ?? (hasSharedRange(attributes) ? Math.max(...limits) : null);
  const [first] = modes;
  return modes.map((mode) => {
    const map = known[mode];
    const drawn = result && map ? drawnReconstruction(state, map, result.shape, limit) : null;
    const other = mode === first ? undefined : first && known[first];
    const beside = map && other ? sharedStrongest(map, other) : null;
    const words = besideText({ title: titleOf(state, first ?? mode), shared: beside });
    return {
      key: mode,
      label: titleOf(state, mode),
      map: drawn && { ...drawn, summary: [drawn.summary, words].filter(Boolean).join(' ') },
    };
  });
}

/** The switches that the result was reconstructed with, in the order in which they are shown. */
function modesShown({ poolings, switches, reconstructions: known }: DeconvDetails): SwitchMode[] {
  // Without a max pooling below they are all the same.
  if (poolings.length === 0) return [switches];
  const order: SwitchMode[] = ['recorded', 'top-left', 'spread'];
  return order.filter((mode) => known[mode]);
}

function titleOf({ attributes, result }: DeconvState, mode: SwitchMode): string {
  const isPlain = mode === 'recorded' && !attributes.compare;
  // A name that the engine does not know has no title, and will be refused.
  return isPlain || result?.details.poolings.length === 0
    ? translate`Reconstruction`
    : (switchTitles[mode]?.() ?? mode);
}
