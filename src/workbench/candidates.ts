import {
  preprocessingPresetNames,
  type CardInput,
  type ModelInspection,
  type Prediction,
  type PreprocessingPreset,
} from '../define.js';
import type { Bench } from './bench.js';
import { asFailure } from './failure.js';

/** What the model predicts for the image under one way of making numbers of its pixels. */
export interface Candidate {
  /** `null` for what the model's own files say, or what is assumed where they say nothing. */
  preset: PreprocessingPreset | null;
  predictions: readonly Prediction[] | null;
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
    const input: CardInput = { ...answers.input };
    delete input.preset;
    // Neither another preset nor names of classes change anything here.
    const { head, output } = model.inspection;
    const wanted = [model.own, image, head, output, JSON.stringify(input)];
    if (wanted.every((value, index) => value === this.done[index])) return;
    const isSameModel = this.done[0] === model.own;
    this.done = wanted;
    this.run.abort();
    this.run = new AbortController();
    const before = isSameModel ? this.shown : [];
    // What was there stays until it is replaced, lest the page jumps.
    this.shown = [null, ...preprocessingPresetNames].map((preset, index) => {
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
        const explainer = isOwn ? model.ownExplainer : model.explainer;
        const { predictions } = await explainer.predict(image, {
          ...call,
          ...(preprocessing && { preprocessing }),
        });
        found = { predictions, failure: null };
      } catch (error) {
        found = { predictions: null, failure: asFailure(error).message };
      }
      if (signal.aborted) return;
      this.shown = this.shown.map((one, place) => (place === index ? { ...one, ...found } : one));
      bench.draw();
    }
  }
}

/** What the model's own files say, with the answers to other questions; `null` without such answers. */
function ownInput({ description }: ModelInspection, input: CardInput): CardInput | null {
  if (!description || Object.keys(input).length === 0) return null;
  const { black, white, channels, resize, crop } = description.preprocessing;
  const std = black.map((value, channel) => 1 / (white[channel]! - value));
  const mean = black.map((value, channel) => -value * std[channel]!);
  return { mean, std, channels, resize, ...(crop && { crop }), ...input };
}
