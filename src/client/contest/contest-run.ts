import {
  boundsOfPixels,
  ExplainError,
  type ErrorCode,
  type InputTensor,
  type MapMeasure,
  type MapMeasureResponse,
  type ModelDescription,
  type Shape3,
  type Target,
} from '../../protocol.js';
import { uniformNumbers } from '../../protocol/random.js';
import type { CallOptions, Explainer } from '../explainer.js';
import { engineClient } from '../queued-client.js';
import { toResult, type ExplainResult } from '../result.js';
import type { TargetChoice } from '../targets.js';
import type { ContestDetails, ContestResult, ContestSettings } from './contest.js';
import {
  contestMeasures,
  rankAgreements,
  type ContestEntry,
  type ContestMeasure,
  type MaxSensitivity,
  type Randomization,
} from './contest-measures.js';
import { isSensitivity, type ContestMethod } from './contest-methods.js';
import { estimateOf } from './estimates.js';

/** A contest that goes on: its rows as far as they have come. */
export class ContestRun {
  private entries = new Map<string, ContestEntry>();
  private explained!: Pick<
    ExplainResult,
    'backend' | 'precision' | 'predictions' | 'target' | 'timings'
  > & { notes: readonly string[] };
  /** Milliseconds of a forward pass in a batch; 0 while no curve is known. */
  private pass = 0;
  private layers: string[] | null = null;
  private readonly start = performance.now();

  constructor(
    private readonly explainer: Explainer,
    private readonly description: ModelDescription,
    private readonly input: InputTensor,
    private readonly methods: readonly ContestMethod[],
    private readonly settings: ContestSettings,
    private readonly call: CallOptions,
  ) {}

  /** What is explained, by a gradient: its pass also warms up what the first method would wait for. */
  async begin(target: TargetChoice = 'top', from: ContestResult | null = null): Promise<void> {
    const { explainer, input, call } = this;
    const asked = { method: 'gradient', target } as const;
    const { details, ...explained } = await explainer.saliencyOf(input, asked, call);
    this.explained = { ...explained, notes: details.notes };
    for (const { name } of this.methods) {
      const known = from?.details.entries.find(({ method }) => method === name);
      const kept = known && !known.failure ? { ...known, values: { ...known.values } } : null;
      this.entries.set(name, kept ?? awaited(name));
    }
    if (!from) return;
    requireSame(from, this.explained.target, input);
    this.pass = from.details.passTime;
  }

  private get target(): Target {
    return this.explained.target;
  }

  private entry({ name }: ContestMethod): ContestEntry {
    return this.entries.get(name)!;
  }

  /** Whether anything was computed. */
  async explain(method: ContestMethod): Promise<boolean> {
    const entry = this.entry(method);
    if (entry.map.length > 0) return false;
    await this.trying(entry, async () => {
      Object.assign(entry, await this.mapOf(method, this.input));
      entry.values.time = entry.time;
    });
    this.progress();
    return true;
  }

  /** The same for one measure of its map. */
  async measure(method: ContestMethod, measure: ContestMeasure): Promise<boolean> {
    const entry = this.entry(method);
    if (entry.failure || entry.values[measure] !== undefined) return false;
    await this.trying(entry, async () => {
      switch (measure) {
        case 'deletion':
        case 'insertion':
          return this.drawCurves(entry);
        case 'road':
          entry.road = (await this.measured(method, 'road')).road!;
          entry.values.road = entry.road.mean;
          return;
        case 'infidelity':
          entry.infidelity = (await this.measured(method, 'infidelity')).infidelity!;
          entry.values.infidelity = entry.infidelity.relative;
          return;
        case 'sensitivity':
          entry.sensitivity = await this.sensitivityOf(method, entry.map);
          entry.values.sensitivity = entry.sensitivity.value;
          return;
        case 'randomization': {
          const found = await this.randomizationOf(method);
          if (found) entry.randomization = found;
          entry.values.randomization = found?.absoluteRankCorrelation ?? null;
          return;
        }
        default:
          return;
      }
    });
    this.progress();
    return true;
  }

  /** Both come from the same job. */
  private async drawCurves(entry: ContestEntry): Promise<void> {
    const method = this.methods.find(({ name }) => name === entry.method)!;
    const { deletion, insertion, compute } = await this.measured(method, 'curves');
    Object.assign(entry, { deletion, insertion });
    entry.values.deletion = deletion!.area;
    entry.values.insertion = insertion!.area;
    this.pass = compute.timings.curves! / (2 * (this.settings.steps + 1));
  }

  private measured(method: ContestMethod, measure: MapMeasure): Promise<MapMeasureResponse> {
    const { map, shape } = this.entry(method);
    const { steps, samples, seed } = this.settings;
    const mapMeasure = {
      image: this.input,
      map,
      shape,
      target: this.target.index,
      measure,
      steps,
      samples,
      seed,
      isSensitivity: isSensitivity(method),
    };
    return engineClient.request(
      'mapMeasure',
      { ...this.explainer.place, mapMeasure },
      quiet(this.call),
    );
  }

  /** The map of an image by a method, for the class that the contest explains. */
  private async mapOf(
    method: ContestMethod,
    image: InputTensor,
  ): Promise<Pick<ContestEntry, 'map' | 'shape' | 'time'>> {
    if (method.kind === 'random') return randomMap(image.shape, this.settings.seed);
    const { map, shape, timings } = await this.resultOf(method, image);
    return { map, shape, time: Object.values(timings).reduce((sum, each) => sum + each, 0) };
  }

  private resultOf(
    method: Exclude<ContestMethod, { kind: 'random' }>,
    image: InputTensor,
  ): Promise<ExplainResult> {
    const { explainer } = this;
    const target = this.target.index;
    const call = quiet(this.call);
    switch (method.kind) {
      case 'saliency':
        return explainer.saliencyOf(image, { method: method.method, target }, call);
      case 'lrp':
        return explainer.lrpOf(image, { composite: method.composite, target }, call);
      case 'occlusion':
        // All maps are of the logit.
        return explainer.occlusionOf(image, { target, score: 'logit' }, call);
    }
  }

  /** C.-K. Yeh et al. 2019, definition 3.1, over images drawn uniformly from the cube around this one. */
  private async sensitivityOf(method: ContestMethod, map: Float32Array): Promise<MaxSensitivity> {
    // It does not look at the image.
    if (method.kind === 'random') return { value: 0, each: [] };
    const { noisyImages, radius, seed } = this.settings;
    const size = norm(map);
    const each: number[] = [];
    for (let index = 0; index < noisyImages; index++) {
      const image = noisyImage(this.input, this.description, radius, seed * 1000 + index);
      const { map: moved } = await this.mapOf(method, image);
      const change = norm(moved.map((value, at) => value - map[at]!));
      each.push(size > 0 ? change / size : change > 0 ? Infinity : 0);
      this.call.signal?.throwIfAborted();
    }
    return { value: Math.max(...each), each };
  }

  /** With the upper half of the layers random; `null` where a method cannot be asked for it. */
  private async randomizationOf(method: ContestMethod): Promise<Randomization | null> {
    const { explainer, input } = this;
    const { seed } = this.settings;
    const call = quiet(this.call);
    const target = this.target.index;
    const layers = await this.upperLayers();
    if (method.kind === 'occlusion') return null;
    if (method.kind === 'random') {
      // It does not look at the network.
      const same = { absoluteRankCorrelation: 1, rankCorrelation: 1, structuralSimilarity: 1 };
      return { ...same, layers };
    }
    if (method.kind === 'lrp') {
      const randomized = { layers: layers.length, seed };
      const { composite } = method;
      const { details } = await explainer.lrpOf(input, { composite, target, randomized }, call);
      return { ...details.sanity!.similarity, layers };
    }
    const asked = { method: method.method, target, randomizedLayers: layers.length, seed };
    const { similarities } = await explainer.sanityOf(input, asked, call);
    return { ...similarities[method.method]!, layers };
  }

  private async upperLayers(): Promise<string[]> {
    if (this.layers) return this.layers;
    const asked = { method: 'gradient', target: this.target.index, randomizedLayers: 0 } as const;
    const { layers } = await this.explainer.sanityOf(this.input, asked, quiet(this.call));
    this.layers = layers.slice(0, Math.ceil(layers.length / 2));
    return this.layers;
  }

  /** What one method cannot do is no error of the others. */
  private async trying(entry: ContestEntry, work: () => Promise<void>): Promise<void> {
    this.call.signal?.throwIfAborted();
    try {
      await work();
    } catch (error) {
      this.call.signal?.throwIfAborted();
      if (!(error instanceof ExplainError) || !ofMethod.includes(error.code)) throw error;
      entry.failure = error.detail;
    }
  }

  /** Throws what the first method failed with, where all of them did. */
  requireOne(): void {
    const all = [...this.entries.values()];
    const [first] = all;
    if (!first?.failure || all.some(({ failure }) => !failure)) return;
    const { code, message, hint } = first.failure;
    throw new ExplainError(code, message, hint);
  }

  private progress(): void {
    const all = [...this.entries.values()];
    const loaded = all.filter(({ map, failure }) => map.length > 0 || failure).length;
    this.call.onProgress?.({ phase: 'explain', loaded, total: all.length });
  }

  result(): ContestResult {
    const entries = this.methods.map((method) => {
      const entry = this.entry(method);
      return { ...entry, values: { ...entry.values } };
    });
    const { notes, timings, backend, precision, target, predictions } = this.explained;
    const shown = entries.find(({ map }) => map.length > 0) ?? entries[0]!;
    const measures = contestMeasures.filter((measure) =>
      entries.some(({ values }) => values[measure] !== undefined),
    );
    const { steps, seed } = this.settings;
    return toResult({
      method: shown.method,
      model: this.description.name,
      map: shown.map,
      shape: shown.shape,
      target,
      predictions,
      compute: { backend, precision, timings, notes },
      timings: { contest: performance.now() - this.start },
      notes: this.input.notes,
      details: {
        entries,
        measures,
        estimates: this.estimates(entries, measures),
        agreements: rankAgreements(entries),
        passTime: this.pass,
        steps,
        seed,
        input: this.input,
      },
    });
  }

  private estimates(
    entries: readonly ContestEntry[],
    known: readonly ContestMeasure[],
  ): ContestDetails['estimates'] {
    if (this.pass === 0) return {};
    const facts = { ...this.settings, pass: this.pass };
    const others = contestMeasures.filter((measure) => !known.includes(measure));
    return Object.fromEntries(
      others.map((measure) => [measure, estimateOf(measure, entries, facts)]),
    );
  }
}

/** What a method says that has no map of this network; any other error ends the contest. */
const ofMethod: readonly string[] = [
  'cam-layer-unfit',
  'input-range-missing',
  'layer-unreached',
  'layer-without-maps',
  'layer-without-rule',
  'occlusion-positions',
  'result-not-finite',
  'rule-unfit',
  'setting-out-of-range',
] satisfies ErrorCode[];

/** A row without a map. */
function awaited(method: string): ContestEntry {
  return { method, map: new Float32Array(), shape: [0, 0, 1], time: 0, values: {} };
}

/** The contest tells how far it is; what its single jobs tell would run to the end again and again. */
function quiet(call: CallOptions): CallOptions {
  const without = { ...call };
  delete without.onProgress;
  return without;
}

/** Numbers of another image or class would stand in one table. */
function requireSame(from: ContestResult, target: Target, input: InputTensor): void {
  const { data, shape } = from.details.input;
  const isSameImage =
    String(shape) === String(input.shape) &&
    data.every((value, index) => value === input.data[index]);
  if (isSameImage && from.target.index === target.index) return;
  throw new ExplainError(
    'argument-invalid',
    'The option "from" of contest() is a result of another image or class.',
    'Give a result of this image and target, or none.',
  );
}

/** A score for each pixel that follows from the seed alone. */
function randomMap(
  [height, width]: Shape3,
  seed: number,
): Pick<ContestEntry, 'map' | 'shape' | 'time'> {
  const start = performance.now();
  const next = uniformNumbers(seed);
  const map = Float32Array.from({ length: height * width }, next);
  return { map, shape: [height, width, 1], time: performance.now() - start };
}

/** Each value moved by up to `radius` of its channel's range, uniformly. */
function noisyImage(
  { data, shape }: InputTensor,
  { preprocessing }: ModelDescription,
  radius: number,
  seed: number,
): InputTensor {
  const { low, high } = boundsOfPixels(preprocessing);
  const next = uniformNumbers(seed);
  const moved = data.map((value, index) => {
    const channel = index % shape[2];
    return value + radius * (high[channel]! - low[channel]!) * (2 * next() - 1);
  });
  return { data: moved, shape };
}

/** Of Frobenius. */
function norm(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
