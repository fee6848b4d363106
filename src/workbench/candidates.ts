import {
  preprocessingPresetNames,
  type CardInput,
  type ModelCard,
  type ModelInspection,
  type PreprocessingPreset,
  type Target,
} from '../define.js';
import { preprocessingPresets } from '../protocol/tables/preprocessing-presets.js';
import type { Bench } from './bench.js';
import { asFailure } from './failure.js';

/** What the model predicts for the image under one way of making numbers of its pixels. */
export interface Candidate {
  /** `null` for what the model's own files say, or what is assumed where they say nothing. */
  preset: PreprocessingPreset | null;
  predictions: readonly Target[] | null;
  /** A sentence. */
  failure: string | null;
}

/** The predictions under each preset, one after the other, for the image as the other answers are. */
export class Candidates {
  shown: readonly Candidate[] = [];
  /** The part of the image that the network sees. */
  view: HTMLCanvasElement | null = null;
  private done: unknown[] = [];
  private run = new AbortController();

  constructor(private readonly bench: Bench) {}

  /** Starts them where they are not there: when their part of the page is drawn. */
  request(): void {
    const { model, image, answers } = this.bench;
    if (!model || image === null) return;
    const input: NonNullable<ModelCard['input']> = { ...answers.input };
    delete input.preset;
    delete input.shape;
    // Neither another preset nor names of classes change anything here.
    const { head, output, inputShape } = model.inspection;
    const wanted = [model.own, image, head, output, String(inputShape), JSON.stringify(input)];
    if (wanted.every((value, index) => value === this.done[index])) return;
    const isSameModel = this.done[0] === model.own;
    this.done = wanted;
    this.run.abort();
    this.run = new AbortController();
    const before = isSameModel ? this.shown : [];
    // What was there stays until it is replaced, lest the page jumps.
    const fitting = preprocessingPresetNames.filter((name) => fits(name, inputShape.at(-1)));
    this.shown = [null, ...fitting].map((preset, index) => {
      return { preset, predictions: before[index]?.predictions ?? null, failure: null };
    });
    void this.predict(input, this.run.signal);
  }

  private async show(signal: AbortSignal): Promise<void> {
    const { model, image, draw } = this.bench;
    if (!model || image === null) return;
    // An image that cannot be had is told of by the rows.
    const picture = await model.explainer.picture(image, { signal }).catch(() => null);
    if (signal.aborted) return;
    this.view = picture?.view ?? null;
    draw();
  }

  private async predict(input: CardInput, signal: AbortSignal): Promise<void> {
    const { bench } = this;
    await this.show(signal);
    for (const [index, { preset }] of this.shown.entries()) {
      const { model, image } = bench;
      if (!model || image === null) return;
      const isOwn = preset === null;
      const preprocessing = isOwn ? ownInput(model.own, input) : { ...input, preset };
      // After the figures.
      const call = { signal, priority: () => -1 };
      let found: Partial<Candidate>;
      try {
        // Without an answer some models cannot be read at all.
        const isReadable = model.own.description !== null;
        const explainer = isOwn && isReadable ? model.ownExplainer : model.explainer;
        const { predictions, logits } = await explainer.predict(image, {
          ...call,
          ...(preprocessing && { preprocessing }),
        });
        const scored = predictions.map((one) => ({ ...one, logit: logits[one.index]! }));
        found = { predictions: scored, failure: null };
      } catch (error) {
        found = { predictions: null, failure: asFailure(error).message };
      }
      if (signal.aborted) return;
      this.shown = this.shown.map((one, place) => (place === index ? { ...one, ...found } : one));
      bench.draw();
    }
  }
}

/** Some name a mean for each of three colors. */
function fits(preset: PreprocessingPreset, channels: number | undefined): boolean {
  return channels === 3 || preprocessingPresets[preset].mean.length === 1;
}

/** What the model's own files say, with the answers to other questions; `null` without such answers. */
function ownInput({ description }: ModelInspection, input: CardInput): CardInput | null {
  if (!description) return input;
  if (Object.keys(input).length === 0) return null;
  const { black, white, channels, resize, crop } = description.preprocessing;
  const std = black.map((value, channel) => 1 / (white[channel]! - value));
  const mean = black.map((value, channel) => -value * std[channel]!);
  return { mean, std, channels, resize, ...(crop && { crop }), ...input };
}
