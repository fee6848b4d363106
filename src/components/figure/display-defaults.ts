import { isPhotograph } from '../../client/image/photograph.js';
import type { Shape3 } from '../../protocol.js';
import type { ChannelView } from './heatmap.js';
import { readClip } from './ranges.js';

/** Where the colors of a photograph's map end unless the author says: few pixels hold the extremes. */
const PHOTOGRAPH_PERCENTILE = 99.5;

/** What papers print of these methods is the map itself, in the colors of its channels. */
const printedInColor = new Set(['gradient', 'guided-backprop', 'deconvnet']);

/** Maps of a few cells, scaled up: they say where, and the photograph what. */
const coarseMethods = new Set(['grad-cam', 'layer-cam']);

/**
 * How the channels of a method's map are drawn. Of photographs the gradient, guided backprop and
 * DeconvNet are pictures around mid-grey (Springenberg et al. 2015, figure 3; Zeiler and Fergus 2014,
 * figure 2); all other maps are signed sums.
 *
 * @param choice `auto` leaves it to the method
 * @param shape of the network's input; `undefined` while it is unknown
 */
export function channelViewOf(
  choice: ChannelView | 'auto',
  method: string,
  shape: Shape3 | undefined,
): ChannelView {
  if (choice !== 'auto') return choice;
  const isPrinted = isPhotograph(shape) && shape?.[2] === 3 && printedInColor.has(method);
  return isPrinted ? 'rgb' : 'sum';
}

/**
 * The percentile of magnitudes at which colors end.
 *
 * @param choice in (50, 100]; what is no number leaves it to the size of the input
 */
export function percentileOf(choice: number | null, shape: Shape3 | undefined): number {
  if (choice !== null && !Number.isNaN(choice)) return readClip(choice);
  return isPhotograph(shape) ? PHOTOGRAPH_PERCENTILE : 100;
}

/** Whether a map lies over its photograph unless the author says otherwise. */
export function liesOverPhotograph(method: string, shape: Shape3 | undefined): boolean {
  return isPhotograph(shape) && coarseMethods.has(method);
}
