import { isPhotograph } from '../../client/image/photograph.js';
import type { Shape3 } from '../../protocol.js';
import type { ChannelView } from './heatmap.js';
import { readClip } from './ranges.js';
import { remembered } from './remembered.js';

/**
 * Where the colors of a photograph's map end unless the author says. Of 150,000 values a few hold the
 * extremes, and would leave all others at the middle color. One percentile for all fine maps, so that
 * maps side by side are clipped alike.
 */
const PHOTOGRAPH_PERCENTILE = 99.5;

/**
 * The papers print these as images around mid-gray: the gradient and guided backprop (Springenberg et
 * al. 2015, figure 3), DeconvNet (Zeiler and Fergus 2014, figure 2), Guided Grad-CAM (Selvaraju et al.
 * 2017, figure 1). What distributes the score (gradient x input, integrated gradients, DeepLIFT, GradientSHAP) keeps its sum
 * only as one signed value for each pixel, and SmoothGrad is printed with one value for each too
 * (Smilkov et al. 2017).
 */
const printedInColor = new Set(['gradient', 'guided-backprop', 'deconvnet', 'guided-grad-cam']);

/**
 * Maps of a few cells, scaled up: they say where, and the photograph what. Their highest values are one
 * broad peak, which clipping would flatten.
 */
const coarseMethods = new Set([
  'grad-cam',
  'layer-cam',
  'grad-cam-plus-plus',
  'hires-cam',
  'xgrad-cam',
  'eigen-cam',
  'counterfactual-grad-cam',
  'rise',
  'score-cam',
]);

/** How channels may be drawn. */
export const channelViews: readonly ChannelView[] = ['rgb', 'sum', 'max'];

/** Where the image may stand. */
export const imagePlaces = ['auto', 'beside', 'under', 'none'] as const;

/**
 * How the channels of a method's map are drawn.
 *
 * @param choice `auto` leaves it to the method and to the size of the input
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
 * @param choice in (50, 100]; what is no number leaves it to the method and to the size of the input
 * @param method whose map it is; unless given, one with as many values as pixels
 */
export function percentileOf(
  choice: number | 'auto' | null,
  shape: Shape3 | undefined,
  method = '',
): number {
  if (typeof choice === 'number' && !Number.isNaN(choice)) return readClip(choice);
  return isPhotograph(shape) && !coarseMethods.has(method) ? PHOTOGRAPH_PERCENTILE : 100;
}

/**
 * The values of a map that a percentile is of. In a photograph a neuron sees a window, outside of which
 * its map is 0: those zeros would move the percentile to the weakest values inside.
 *
 * @param shape of the network's input
 */
export function countedValues(values: Float32Array, shape: Shape3 | undefined): Float32Array {
  if (!isPhotograph(shape) || !values.includes(0)) return values;
  return remembered(values, 'without zeros', [], () => {
    const { length } = values;
    const counted = new Float32Array(length);
    let count = 0;
    // By index: a callback for each value takes ten times as long until it is compiled.
    for (let index = 0; index < length; index++) {
      const value = values[index]!;
      if (value !== 0) counted[count++] = value;
    }
    return counted.subarray(0, count);
  });
}

/** Whether a map lies over its photograph unless the author says otherwise. */
export function liesOverPhotograph(method: string, shape: Shape3 | undefined): boolean {
  return isPhotograph(shape) && coarseMethods.has(method);
}
