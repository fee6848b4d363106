import type { Explainer } from '../../client/explainer.js';
import type { Picture } from '../../client/image/fit.js';
import { sampleBatches } from '../../client/sample-batches.js';
import type {
  ExplainError,
  InputTensor,
  Neuron,
  Shape3,
  SwitchesResponse,
  SwitchMode,
} from '../../protocol.js';
import { filterStrengths } from '../figure/feature-maps.js';
import type { Place } from '../figure/neurons.js';
import { keptChannel, type DeconvResult } from './deconv-request.js';

/** What the event `reconstructions-complete` carries. */
export interface FilterMaps {
  /** The layer whose filters these are. */
  layer: string;
  /** Where poolings returned their values. */
  switches: SwitchMode;
  /** Of each filter its whole map, or its strongest activation. */
  keep: 'map' | 'strongest';
  /** The reconstruction of each filter, raw and signed, in the input's shape. */
  maps: Map<number, Float32Array>;
}

/** One sample of the model with what the filter has found in it. */
export interface TopActivation {
  /** Of the model's samples. */
  sample: number;
  /** Where the filter is strongest in it. */
  neuron: Neuron;
  /** The reconstruction of that activation, raw and signed. */
  map: Float32Array;
  /** Of `map`: `[height, width, channels]` of the input. */
  shape: Shape3;
  /** The sample, as readers see it. */
  view: HTMLCanvasElement;
}

/** What the event `top-complete` carries. */
export interface TopActivations {
  /** The layer of the filter. */
  layer: string;
  /** The filter's number, from 0. */
  channel: number;
  /** Strongest first; without those in which the filter is silent. */
  activations: TopActivation[];
}

/** Who is told what becomes of a sweep. */
interface Owner<Complete> {
  /** Something more can be drawn. */
  changed(): void;
  /** Tells the page, and in which words the reader is told. */
  failed(error: unknown): ExplainError;
  completed(all: Complete): void;
}

/** What is computed after the reconstruction that the figure is about, and shows in a place of its own. */
abstract class Sweep<Complete> {
  failure: ExplainError | null = null;
  private run: AbortController | null = null;

  constructor(protected readonly owner: Owner<Complete>) {}

  protected begin(work: (signal: AbortSignal) => Promise<void>): void {
    this.failure = null;
    const { signal } = (this.run = new AbortController());
    work(signal).catch((error: unknown) => {
      if (signal.aborted) return;
      this.failure = this.owner.failed(error);
      this.owner.changed();
    });
  }

  stop(): void {
    this.run?.abort();
    this.run = null;
  }

  protected get isUnderWay(): boolean {
    return this.run !== null;
  }
}

/** All that reconstructions and switches are computed from, besides the filters. */
interface Inputs {
  identity: string;
  layer: string;
  switches: SwitchMode;
  input: InputTensor;
}

function inputsOf({ details }: DeconvResult, { identity }: Explainer): Inputs {
  const { layer, switches, input } = details;
  return { identity, layer, switches, input };
}

/** Whether what was computed from the one is right for the other. */
function isSame(a: Inputs | null, b: Inputs): boolean {
  return (
    a !== null &&
    a.identity === b.identity &&
    a.layer === b.layer &&
    a.switches === b.switches &&
    (a.input.data === b.input.data ||
      a.input.data.every((value, index) => value === b.input.data[index]))
  );
}

/** Filters that the engine reconstructs in one call; each is painted when it has come. */
const BATCH = 16;

/** The reconstruction of every filter on a page, in batches; those of other pages are let go. */
export class FilterReconstructions extends Sweep<FilterMaps> {
  readonly found = new Map<number, Float32Array>();
  private of: Inputs | null = null;
  private keep: FilterMaps['keep'] = 'map';
  private wanted = '';

  /** Computes what is missing of these filters; does nothing where that is under way or done. */
  follow(
    result: DeconvResult,
    filters: number[],
    keep: FilterMaps['keep'],
    explainer: Explainer,
  ): void {
    const inputs = inputsOf(result, explainer);
    const wanted = filters.join();
    const isKnown = isSame(this.of, inputs) && keep === this.keep;
    if (isKnown && wanted === this.wanted) return;
    this.stop();
    if (!isKnown) this.found.clear();
    for (const filter of [...this.found.keys()]) {
      if (!filters.includes(filter)) this.found.delete(filter);
    }
    this.of = inputs;
    this.keep = keep;
    this.wanted = wanted;
    this.begin((signal) => this.compute(inputs, filters, explainer, signal));
  }

  /** What has come stays; the next call of `follow` goes on from there. */
  override stop(): void {
    super.stop();
    this.wanted = '';
  }

  private async compute(
    { layer, input, switches }: Inputs,
    filters: number[],
    explainer: Explainer,
    signal: AbortSignal,
  ): Promise<void> {
    const { keep } = this;
    const unitOf = (filter: number): string => (keep === 'map' ? `*,*,${filter}` : String(filter));
    const missing = filters.filter((filter) => !this.found.has(filter));
    for (let from = 0; from < missing.length; from += BATCH) {
      const batch = missing.slice(from, from + BATCH);
      const { reconstructions } = await explainer.deconvnetOf(
        { image: input, layer, units: batch.map(unitOf), switches },
        { signal },
      );
      signal.throwIfAborted();
      batch.forEach((filter, index) => this.found.set(filter, reconstructions[index]!.map));
      this.owner.changed();
    }
    this.owner.completed({ layer, switches, keep, maps: new Map(this.found) });
  }
}

/** The switches of the max pooling that is shown. */
export class PoolingSwitches extends Sweep<SwitchesResponse> {
  answer: SwitchesResponse | null = null;
  /** The pooled cell that the reader points at; `null` for the strongest. */
  place: Place | null = null;
  private of: Inputs | null = null;

  /** Does nothing where that is under way or done. */
  follow(result: DeconvResult, explainer: Explainer): void {
    const inputs = inputsOf(result, explainer);
    if (isSame(this.of, inputs)) return;
    this.stop();
    this.place = null;
    this.of = inputs;
    const { input: image, layer } = inputs;
    this.begin(async (signal) => {
      const answer = await explainer.switchesOf({ image, layer }, { signal });
      signal.throwIfAborted();
      this.answer = answer;
      this.owner.completed(answer);
    });
  }

  override stop(): void {
    if (!this.isUnderWay) return;
    super.stop();
    this.of = this.answer = null;
  }

  point(place: Place): void {
    if (place.x === this.place?.x && place.y === this.place.y) return;
    this.place = place;
    this.owner.changed();
  }
}

interface Choice {
  identity: string;
  layer: string;
  channel: number;
  switches: SwitchMode;
  count: number;
}

/** The samples of the model that activate a filter most, each with its reconstruction. */
export class TopSamples extends Sweep<TopActivations> {
  found: TopActivation[] = [];
  /** Whether nothing is left to compute. */
  complete = false;
  private choice = '';
  /** Every sample's strongest activation of each filter, for the layer in `measured`. */
  private strengths: Float32Array[] = [];
  private pictures: Picture[] = [];
  private measured = '';

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
    this.choice = key;
    this.begin((signal) => this.compute(choice, explainer, signal));
  }

  override stop(): void {
    super.stop();
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
      this.owner.changed();
    }
    this.complete = true;
    this.owner.changed();
    this.owner.completed({ layer, channel, activations: this.found });
  }

  /** One pass over all samples serves every filter of the layer. */
  private async measure(
    { identity, layer }: Choice,
    explainer: Explainer,
    signal: AbortSignal,
  ): Promise<void> {
    const of = `${identity} ${layer}`;
    if (of === this.measured) return;
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
    this.strengths = strengths;
    this.pictures = pictures;
    this.measured = of;
  }
}
