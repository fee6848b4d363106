import type { Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import type { ExplainError, Neuron, Shape3, SwitchMode } from '../../protocol.js';
import { keptChannel, type DeconvResult } from './deconv-state.js';
import { filterStrengths } from './feature-maps.js';
import { sampleBatches } from './samples.js';

/** One sample of the model with what the filter has found in it. */
export interface TopActivation {
  /** Of the model's samples. */
  sample: number;
  /** Where the filter is strongest in it. */
  neuron: Neuron;
  /** The reconstruction of that activation, raw and signed. */
  map: Float32Array;
  shape: Shape3;
  view: HTMLCanvasElement;
}

/** What the event `top-complete` carries. */
export interface TopActivations {
  layer: string;
  channel: number;
  /** Strongest first; without those in which the filter is silent. */
  activations: TopActivation[];
}

interface Choice {
  identity: string;
  layer: string;
  channel: number;
  switches: SwitchMode;
  count: number;
}

/** The samples of the model that activate a filter most, each with its reconstruction. */
export class TopSamples {
  found: TopActivation[] = [];
  /** Whether nothing is left to compute. */
  complete = false;
  failure: ExplainError | null = null;
  private choice = '';
  private run: AbortController | null = null;
  /** Every sample's strongest activation of each filter, for the layer in `of`. */
  private strengths: Float32Array[] = [];
  private pictures: Picture[] = [];
  private of = '';

  constructor(
    private readonly onArrival: () => void,
    private readonly onComplete: (top: TopActivations) => void,
    private readonly toError: (error: unknown) => ExplainError,
  ) {}

  /** Does nothing where that is under way or done, or where no single filter is kept. */
  follow({ details }: DeconvResult, count: number, explainer: Explainer): void {
    const { layer, switches } = details;
    const channel = keptChannel(details);
    if (channel === null) {
      this.stop();
      return;
    }
    const choice = { identity: explainer.identity, layer, channel, switches, count };
    const key = JSON.stringify(choice);
    if (key === this.choice) return;
    this.stop();
    Object.assign(this, { choice: key, failure: null });
    const run = (this.run = new AbortController());
    this.compute(choice, explainer, run.signal).catch((error: unknown) => {
      if (run.signal.aborted) return;
      this.failure = this.toError(error);
      this.onArrival();
    });
  }

  stop(): void {
    this.run?.abort();
    this.run = null;
    this.choice = '';
    this.found = [];
    this.complete = false;
  }

  private async compute(choice: Choice, explainer: Explainer, signal: AbortSignal): Promise<void> {
    const { layer, channel, switches, count } = choice;
    await this.measure(choice, explainer, signal);
    const order = this.strengths
      .map((highest, sample) => ({ sample, strength: highest[channel]! }))
      .filter(({ strength }) => strength > 0)
      .sort((a, b) => b.strength - a.strength || a.sample - b.sample);
    for (const { sample } of order.slice(0, count)) {
      const { input, view } = this.pictures[sample]!;
      const { reconstructions, shape } = await explainer.deconvnetOf(
        { image: input, layer, units: [String(channel)], switches },
        { signal },
      );
      signal.throwIfAborted();
      const { map, neuron } = reconstructions[0]!;
      this.found = [...this.found, { sample, neuron, map, shape, view }];
      this.onArrival();
    }
    this.complete = true;
    this.onArrival();
    this.onComplete({ layer, channel, activations: this.found });
  }

  /** One pass over all samples serves every filter of the layer. */
  private async measure(
    { identity, layer }: Choice,
    explainer: Explainer,
    signal: AbortSignal,
  ): Promise<void> {
    const of = `${identity} ${layer}`;
    if (of === this.of) return;
    const strengths: Float32Array[] = [];
    const pictures: Picture[] = [];
    for await (const batch of sampleBatches(explainer, signal)) {
      const { activations } = await explainer.forward(batch.input, { layers: [layer] }, { signal });
      signal.throwIfAborted();
      const { data, shape } = activations[layer]!;
      const [count = 1, height = 1, width = 1, channels = 1] = shape;
      const size = data.length / count;
      for (let row = 0; row < count; row++) {
        const maps = data.subarray(row * size, (row + 1) * size);
        strengths.push(filterStrengths({ data: maps, shape: [height, width, channels] }).highest);
      }
      pictures.push(...batch.pictures);
    }
    Object.assign(this, { strengths, pictures, of });
  }
}
