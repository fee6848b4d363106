import type { ExplainResult } from '../../client/result.js';
import type { ModelDescription } from '../../protocol.js';
import type { View } from '../base/view-loader.js';
import type { Paragraph } from '../figure/figure.js';

/** What every result tells of its computation; a network's also method, map and class. */
export type Computed = Pick<ExplainResult, 'backend' | 'precision' | 'timings'> &
  Partial<Pick<ExplainResult, 'method' | 'map' | 'target' | 'predictions'>> & {
    shape?: readonly number[];
  };

/** A map as it is saved. */
export interface RawMap {
  /** The method's name in results, or what else tells the figure's maps apart. */
  name: string;
  /** Row-major. */
  data: Float32Array;
  shape: readonly number[];
}

/** What the toolbar knows of the figure that it belongs to. */
export interface FigureFacts {
  /** `null` before the first. */
  result: Computed | null;
  description: ModelDescription | null;
  /** The figure's maps; empty before the first result. */
  maps: readonly RawMap[];
  /** Attributes for what the reader has picked. */
  picked: Record<string, string>;
  /** What the figure says besides its caption. */
  aside: readonly Paragraph[];
}

/** The maps of a figure as its view tells them, or the one of its result; none before the first result. */
export function mapsToSave<State>(
  view: View<State> | null,
  state: State,
  result: Computed | null,
): RawMap[] {
  if (!result) return [];
  const { method: name = 'map', map, shape } = result;
  return view?.maps?.(state) ?? (map && shape ? [{ name, data: map, shape }] : []);
}
