import type { Explainer } from '../../client/explainer.js';
import type { Box, ExplainError, SwitchesResponse } from '../../protocol.js';
import type { Place } from '../figure/neurons.js';
import type { DeconvResult } from './deconv-state.js';
import { inputsOf, sameInputs, type Inputs } from './inputs.js';

/** Where the value of one pooled cell came from. */
export interface Origin {
  /** The cell of the map below that won. */
  winner: Place;
  /** The part of the picture that it looks at. */
  window: Box;
}

/** The switches of the max pooling that is shown, and the pooled cell that the reader points at. */
export class DrawnSwitches {
  answer: SwitchesResponse | null = null;
  place: Place | null = null;
  failure: ExplainError | null = null;
  private of: Inputs | null = null;
  private run: AbortController | null = null;

  constructor(
    private readonly onArrival: () => void,
    private readonly toError: (error: unknown) => ExplainError,
  ) {}

  /** Does nothing where that is under way or done. */
  follow(result: DeconvResult, explainer: Explainer): void {
    const inputs = inputsOf(result, explainer);
    if (this.of && sameInputs(this.of, inputs)) return;
    this.stop();
    Object.assign(this, { of: inputs, failure: null, place: null });
    const run = (this.run = new AbortController());
    const { input: image, layer } = inputs;
    explainer
      .switchesOf({ image, layer }, { signal: run.signal })
      .then((answer) => {
        if (!run.signal.aborted) this.answer = answer;
      })
      .catch((error: unknown) => {
        if (!run.signal.aborted) this.failure = this.toError(error);
      })
      .finally(() => this.onArrival());
  }

  stop(): void {
    if (!this.run) return;
    this.run.abort();
    this.run = null;
    this.of = this.answer = null;
  }

  point(place: Place): void {
    if (place.x === this.place?.x && place.y === this.place.y) return;
    this.place = place;
    this.onArrival();
  }
}

/** Which cell has won for a pooled cell of a channel, and where that one looks. */
export function originOf(
  { winners, shape, inputShape, rows, columns }: SwitchesResponse,
  { x, y }: Place,
  channel: number,
): Origin {
  const winner = winners[(y * shape[1] + x) * shape[2] + channel]!;
  const row = Math.floor(winner / inputShape[1]);
  const column = winner % inputShape[1];
  const [top, bottom] = rows[row]!;
  const [left, right] = columns[column]!;
  return {
    winner: { x: column, y: row },
    window: { top, left, height: bottom - top + 1, width: right - left + 1 },
  };
}

/**
 * A pooled map with each value back at the cell that it came from, zero elsewhere; where windows
 * overlap, values that came from the same cell are one.
 *
 * @param pooled `[height, width]` of one channel
 */
export function unpooled(
  { winners, shape, inputShape }: SwitchesResponse,
  pooled: Float32Array,
  channel: number,
): Float32Array {
  const map = new Float32Array(inputShape[0] * inputShape[1]);
  pooled.forEach((value, place) => (map[winners[place * shape[2] + channel]!] = value));
  return map;
}
