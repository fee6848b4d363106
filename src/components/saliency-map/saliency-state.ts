import type { Picture } from '../../client/image/fit.js';
import type { SaliencyResult } from '../../client/saliency.js';
import type {
  Box,
  ExplainError,
  ModelDescription,
  Neuron,
  Progress,
  SaliencyMethod,
} from '../../protocol.js';
import { isPartial } from '../figure/neurons.js';
import type { SaliencyExtras } from './extras/saliency-extras.js';
import type { SaliencyMap } from './saliency-map.js';

/** All that the figure of a `<saliency-map>` is drawn from. */
export interface SaliencyState {
  /** Its attributes are the author's and the reader's choices; the controls set them. */
  element: SaliencyMap;
  /** What `method` and `compare` ask for, in order. */
  methods: SaliencyMethod[];
  result: SaliencyResult | null;
  description: ModelDescription | null;
  picture: Picture | null;
  /** `undefined` when nothing is being computed. */
  progress: Progress | null | undefined;
  /** The neuron that the reader has picked in the picture, or frozen, as the attribute `unit` writes it. */
  picked: string | null;
  pick: (unit: string | null) => void;
  /** Gallery, sanity check and faithfulness curves, where an attribute asks for them. */
  extras: SaliencyExtras | null;
  /** Of such a part; the figure stays. */
  failure: ExplainError | null;
}

/** The neuron that the shown result explains; `null` for a class. */
export function shownNeuron({ result }: SaliencyState): Neuron | null {
  return result?.details.neuron ?? null;
}

/** The same, but `null` while another layer is being computed, whose neurons are not known yet. */
export function chosenNeuron(state: SaliencyState): Neuron | null {
  const neuron = shownNeuron(state);
  return neuron?.layer === state.element.layer ? neuron : null;
}

/**
 * The window that the pieces are cropped to; `pending` before the first result of a neuron, which
 * most often has one; `null` where there are no pieces.
 */
export function pieceBox(state: SaliencyState): Box | 'pending' | null {
  const { element, result, picture } = state;
  if (element.crop === 'none') return null;
  if (!result) return element.layer && !element.unit?.includes('*') ? 'pending' : null;
  const neuron = shownNeuron(state);
  return neuron && picture && isPartial(neuron, picture.input.shape) ? neuron.receptiveField : null;
}
