import { html, nothing, svg, type TemplateResult } from 'lit';
import {
  ExplainError,
  type Curve,
  type FaithfulnessResponse,
  type SaliencyMethod,
} from '../../protocol.js';
import { emit } from '../base/events.js';
import { hidesFindings } from '../figure/concealed.js';
import { formatProbability, localNumber } from '../figure/format.js';
import { sumChannels } from '../figure/heatmap.js';
import { shownResult } from '../figure/model-names.js';
import { isValue, outputNumber } from '../figure/sentences.js';
import { translate, translatePieces } from '../locale/message.js';
import { partFailure } from '../view/figure-frame.js';
import type { SaliencyController } from './saliency-controller.js';
import type { ShownMaps } from './saliency-figure.js';

/**
 * Deletion and insertion curves (V. Petsiuk et al. 2018) of every map that is shown, drawn after it.
 * Pixels go by their relevance summed over the channels, the highest positive first.
 */
export class FaithfulnessCurves {
  /** By the map itself: one that is shown again is not computed again. */
  private readonly known = new WeakMap<Float32Array, FaithfulnessResponse>();
  private of: ShownMaps | null = null;
  private run: AbortController | null = null;
  private failure: ExplainError | null = null;

  constructor(private readonly controller: SaliencyController) {}

  private get host(): SaliencyController['host'] {
    return this.controller.host;
  }

  /** Computes the curves of the maps that are shown now. */
  follow(shown: ShownMaps | null): void {
    const wanted = this.drawn ? shown : null;
    if (wanted === this.of) return;
    this.stop();
    this.of = wanted;
    if (this.of) void this.computeAll(this.of);
  }

  /** Drops what is being computed. */
  stop(): void {
    this.run?.abort();
    this.run = null;
  }

  /** The probability of a class says nothing of a neuron. */
  private get drawn(): boolean {
    return this.host.faithfulness && !this.host.layer;
  }

  private async computeAll(shown: ShownMaps): Promise<void> {
    const run = (this.run = new AbortController());
    const { signal } = run;
    const explainer = this.controller.ownExplainer();
    const result = this.controller.result!;
    this.failure = null;
    const all: Record<string, FaithfulnessResponse> = {};
    try {
      for (const [method, map] of Object.entries(shown.maps)) {
        const scores = sumChannels(map, shown.shapes[method]!);
        const request = { image: result.details.input, scores, target: result.target.index };
        const curves = this.known.get(map) ?? (await explainer.faithfulnessOf(request, { signal }));
        signal.throwIfAborted();
        this.known.set(map, curves);
        all[method] = curves;
        this.host.requestUpdate();
      }
      emit(this.host, 'faithfulness-complete', all);
    } catch (error) {
      if (signal.aborted) return;
      this.failure = ExplainError.of(
        error,
        'page-failed',
        'The page could not draw the curves',
        'Reload the page; if it goes on, report it with the model and the image.',
      );
      emit(this.host, 'part-error', this.failure.detail);
      this.host.requestUpdate();
    }
  }

  below(method: SaliencyMethod): TemplateResult | typeof nothing {
    if (!this.drawn) return nothing;
    const map = this.of?.maps[method];
    const curves = (map && this.known.get(map)) ?? null;
    // Areas and curves are numbers of the prediction.
    if (curves && hidesFindings(this.host)) return curvesBelow(null, '', true);
    const { result, description } = this.controller;
    return curvesBelow(curves, shownResult(result, description)?.target.label ?? '');
  }

  /** What the curves are, once for all of them. */
  render(): TemplateResult | typeof nothing {
    if (!this.drawn) return nothing;
    return html`
      ${this.failure ? partFailure(this.failure) : nothing}
      <p part="meaning" class="curves-meaning" dir="auto">${this.meaning}</p>
    `;
  }

  private get meaning(): unknown[] {
    const source = html`<a href="https://arxiv.org/abs/1806.07421"
      >${translate`Petsiuk et al. 2018`}</a
    >`;
    const { result } = this.controller;
    return result && isValue(result.target)
      ? translatePieces`Deletion: the output as the pixels with the highest values are replaced by the mean color; for a faithful map it falls early. Insertion: the output as these pixels return to a blurred image; for a faithful map it rises early. Dashed: pixels in random order (${source}).`
      : translatePieces`Deletion: the probability as the pixels with the highest values are replaced by the mean color; for a faithful map it falls early and the area is small. Insertion: the probability as these pixels return to a blurred image; for a faithful map it rises early. Dashed: pixels in random order; hairlines: 0 and 1 (${source}).`;
  }
}

/** Two curves the size of a line of text, each with its area and that of the random order. */
function curvesBelow(
  curves: FaithfulnessResponse | null,
  label: string,
  isHidden = false,
): TemplateResult {
  return html`
    <div part="curves" class="curves">
      ${oneCurve('deletion', curves?.deletion, curves?.randomDeletion, label, isHidden)}
      ${oneCurve('insertion', curves?.insertion, curves?.randomInsertion, label, isHidden)}
    </div>
  `;
}

function oneCurve(
  name: 'deletion' | 'insertion',
  curve: Curve | undefined,
  random: Curve | undefined,
  label: string,
  isHidden: boolean,
): TemplateResult {
  const area = curve ? areaText(curve) : '';
  const span = spanOf(curve, random);
  return html`
    <div class="curve">
      <div class="curve-label">
        <span
          >${name === 'deletion' ? translate`deletion ${area}` : translate`insertion ${area}`}</span
        >
        <span class="computed"
          >${random ? translate`random ${areaText(random)}` : html`&nbsp;`}</span
        >
      </div>
      <svg
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        role="img"
        aria-label=${curve && random ? summaryOf(name, curve, random, label) : emptyText(name, isHidden)}
      >
        <path class="hairline" d="M0 0H100M0 100H100" />
        ${
          curve && random
            ? svg`
                <path class="area" d=${`${pathOf(curve, span)}V100H0Z`} />
                <path class="random" d=${pathOf(random, span)} />
                <path class="line" d=${pathOf(curve, span)} />
              `
            : nothing
        }
      </svg>
    </div>
  `;
}

/** Values at the bottom and at the top of a plot. */
type Span = readonly [low: number, high: number];

/** From 0 to 1 for probabilities; for a value what both curves reach. */
function spanOf(...curves: (Curve | undefined)[]): Span {
  const known = curves.filter((curve) => curve !== undefined);
  if (known.every(({ probabilities }) => probabilities)) return [0, 1];
  const values = known.flatMap((curve) => curve.values);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return high > low ? [low, high] : [low - 1, low + 1];
}

/** In a square of 100: shares from left to right, the highest value at the top. */
function pathOf({ shares, values }: Curve, [low, high]: Span): string {
  const points = shares.map((share, index) => {
    const height = (values[index]! - low) / (high - low);
    return `${round(100 * share)} ${round(100 * (1 - height))}`;
  });
  return `M${points.join('L')}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function summaryOf(
  name: 'deletion' | 'insertion',
  curve: Curve,
  random: Curve,
  label: string,
): string {
  const { values, probabilities } = curve;
  const text = probabilities ? (value: number) => formatProbability(value) : outputNumber;
  const [from, to] = [text(values[0]!), text(values.at(-1)!)];
  const half = text(values[Math.floor(values.length / 2)]!);
  const [own, other] = [areaText(curve), areaText(random)];
  if (!probabilities) {
    return name === 'deletion'
      ? translate`Deletion curve: the output goes from ${from} to ${to} as pixels are replaced, and is ${half} after half of them. Mean ${own}; in random order ${other}.`
      : translate`Insertion curve: the output goes from ${from} to ${to} as pixels return, and is ${half} after half of them. Mean ${own}; in random order ${other}.`;
  }
  return name === 'deletion'
    ? translate`Deletion curve: the probability of ${label} goes from ${from} to ${to} as pixels are replaced, and is ${half} after half of them. Area ${own}; in random order ${other}.`
    : translate`Insertion curve: the probability of ${label} goes from ${from} to ${to} as pixels return, and is ${half} after half of them. Area ${own}; in random order ${other}.`;
}

/** Why there is no curve. */
function emptyText(name: 'deletion' | 'insertion', isHidden: boolean): string {
  if (isHidden) {
    return name === 'deletion' ? translate`deletion: hidden` : translate`insertion: hidden`;
  }
  return name === 'deletion'
    ? translate`deletion: not computed yet`
    : translate`insertion: not computed yet`;
}

function areaText({ area, probabilities }: Curve): string {
  return probabilities ? localNumber(area.toFixed(2)) : outputNumber(area);
}
