import { tellNow } from '../view/announcer.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { PerturbResult } from '../../client/perturb.js';
import { pixelsOfTensor } from '../../client/image/tensor-colors.js';
import type { SaliencyResult } from '../../client/saliency.js';
import { ExplainError, type ModelDescription, type Prediction } from '../../protocol.js';
import { emit } from '../base/events.js';
import { NewestWins } from '../base/newest-wins.js';
import { hidesFindings } from '../figure/concealed.js';
import { allows } from '../figure/controls-list.js';
import { drawingOf, mapLayer } from '../figure/drawn-map.js';
import { isSmooth, type Bitmap, type Panel, type PanelGrid } from '../figure/figure.js';
import { formatProbability, localNumber } from '../figure/format.js';
import { legendOf } from '../figure/legends.js';
import { shownResult } from '../figure/model-names.js';
import { isValue } from '../figure/sentences.js';
import { translate, translatePieces } from '../locale/message.js';
import { sliderControl } from '../view/controls.js';
import { partFailure } from '../view/figure-frame.js';
import { drawnPanels } from '../view/panel-grid.js';
import { tellReaderChange } from '../view/reader-choice.js';
import type { SaliencyController } from './saliency-controller.js';

/** What a link calls the reader's step. */
export const KEPT = 'perturbation-step';
/** Steps of the slider. */
const STEPS = 60;
/** Largest step: of color images 16 of 255 levels, of gray ones, as digits are, far more. */
const [LARGEST_OF_COLOR, LARGEST_OF_GREY] = [16 / 255, 0.3];

/**
 * A bounded step of signed gradient (I. Goodfellow et al. 2015) towards the class of the contrast, or the
 * second best, and what the network predicts of it.
 */
export class Perturbation {
  /** The step that the reader wants; what is shown follows. */
  private wanted = 0;
  private shown: PerturbResult | null = null;
  /** Where the prediction changes; found once for each image. */
  private changesAt: PerturbResult['changesAt'] = null;
  private description: ModelDescription | null = null;
  private failure: ExplainError | null = null;
  private of: SaliencyResult | null = null;
  /** Whether the reader has moved the slider. */
  private isMoved = false;
  private run: AbortController | null = null;
  private readonly slides = new NewestWins<number>((epsilon) => this.go(epsilon, 0));

  constructor(private readonly controller: SaliencyController) {}

  private get host(): SaliencyController['host'] {
    return this.controller.host;
  }

  /** Turns to another explanation: finds the step that changes its prediction, and shows it. */
  follow(result: SaliencyResult | null): void {
    const wanted = this.isDrawn && result && !isValue(result.target) ? result : null;
    if (wanted === this.of) return;
    this.stop();
    this.of = wanted;
    this.shown = this.changesAt = null;
    this.isMoved = false;
    if (wanted) void this.begin(this.limitOf(wanted));
  }

  /** Drops what is being computed. */
  stop(): void {
    this.slides.drop();
    this.run?.abort();
    this.run = null;
  }

  /** A neuron has no rival. */
  private get isDrawn(): boolean {
    return this.host.perturbation && !this.host.layer;
  }

  private limitOf({ details }: SaliencyResult): number {
    return details.input.shape[2] === 1 ? LARGEST_OF_GREY : LARGEST_OF_COLOR;
  }

  private async begin(limit: number): Promise<void> {
    this.run = new AbortController();
    this.wanted = limit;
    await this.go(limit, limit);
    const { changesAt } = this.shown ?? {};
    if (!changesAt) return;
    this.changesAt = changesAt;
    // Unless the reader was quicker, the first step of the slider that changes it.
    if (this.wanted === limit && !this.isMoved)
      this.slide((Math.ceil((STEPS * changesAt.epsilon) / limit) / STEPS) * limit);
  }

  /** The reader's step, as a link keeps it. */
  get kept(): Record<string, string> {
    return this.of && this.isMoved ? { [KEPT]: String(this.wanted) } : {};
  }

  /** Shows the step of a link; `false` while nothing is explained. */
  restore(text: string): boolean {
    if (!this.isDrawn) return true;
    if (!this.of) return false;
    const epsilon = text.trim() === '' ? NaN : Number(text);
    if (epsilon >= 0 && epsilon <= this.limitOf(this.of)) this.move(epsilon);
    return true;
  }

  private move(epsilon: number): void {
    this.isMoved = true;
    this.slide(epsilon);
  }

  private slide(epsilon: number): void {
    this.wanted = epsilon;
    this.slides.offer(epsilon);
    this.host.requestUpdate();
  }

  private async go(epsilon: number, limit: number): Promise<void> {
    const { of: result, run } = this;
    if (!result || !run) return;
    const { target, contrast, details } = result;
    const explainer = this.controller.ownExplainer();
    const towards = contrast?.kind === 'class' ? { towards: contrast.index } : {};
    const options = { target: target.index, ...towards, epsilon, limit };
    const call = { signal: run.signal };
    try {
      this.description = await explainer.pictureModel(call);
      const shown = await explainer.perturb(details.input, options, call);
      if (run.signal.aborted) return;
      this.shown = shown;
      this.failure = null;
      emit(this.host, 'perturbation-step', shown);
    } catch (error) {
      if (run.signal.aborted) return;
      this.failure = ExplainError.of(
        error,
        'page-failed',
        'The page could not change the image',
        'Reload the page; if it goes on, report it with the model and the image.',
      );
      emit(this.host, 'part-error', this.failure.detail);
    }
    this.host.requestUpdate();
  }

  /** The slider, the changed image with the change, and what is predicted. */
  render(): TemplateResult | typeof nothing {
    const { of: result, failure, host } = this;
    if (!this.isDrawn || (result === null && failure === null)) return nothing;
    if (failure) return partFailure(failure);
    return html`
      <div part="perturbation" class="perturbation">
        ${allows(host, 'perturbation') ? this.slider(this.limitOf(result!)) : nothing}
        ${drawnPanels(host, this.panels(result!))}
        ${hidesFindings(host) ? nothing : this.findings(this.limitOf(result!))}
        <p part="meaning" class="perturbation-text" dir="auto">
          ${translatePieces`Each pixel changes by the same amount, within its range, in the direction of the gradient’s sign toward the other class: an adversarial example (${goodfellow()}). It shows how large such a step must be to change this prediction, not what the other class looks like.`}
        </p>
      </div>
    `;
  }

  private slider(limit: number): TemplateResult {
    const slide = (epsilon: number): void => {
      this.move(epsilon);
      tellReaderChange(this.host, 'epsilon', epsilon);
    };
    const name = translate`Largest change of a pixel`;
    const text = this.stepText(this.wanted);
    return sliderControl(name, [0, limit, limit / STEPS], this.wanted, slide, text);
  }

  /** The changed image, and the change in the colors of signed maps. */
  private panels(result: SaliencyResult): PanelGrid {
    const { shown, description, host } = this;
    const { shape } = result.details.input;
    const panel = { kind: 'panel', marks: [], legend: null, input: true } as const;
    const changed = translate`Changed image`;
    const panels: Panel[] = [
      {
        ...panel,
        key: 'perturbed',
        part: 'picture-panel',
        label: changed,
        layers:
          shown && description
            ? [{ part: 'perturbed', source: bitmapOf(shown, description), alternative: changed }]
            : [],
      },
    ];
    const change = translate`The change, enlarged`;
    const isColor = shape[2] === 3;
    const drawn = shown && drawingOf(shown.change, shape, isColor ? 'rgb' : 'sum', description);
    const range: [number, number] = drawn ? [-drawn.limit, drawn.limit] : [0, 0];
    const scale = { range, colorMap: isColor ? null : host.colormap, fromZero: false, note: '' };
    const map = drawn && { ...drawn, scale, summary: '' };
    panels.push({
      ...panel,
      key: 'change',
      part: 'map-panel',
      label: change,
      layers: map ? [{ ...mapLayer(map, change), part: 'change' }] : [],
      legend: legendOf(map && scale, host.colormap),
    });
    return { kind: 'panels', columns: { wide: 2, medium: 2, narrow: 2 }, shape, panels };
  }

  /** What is predicted of the changed image, and which step changes it. */
  private findings(limit: number): TemplateResult {
    const { shown } = this;
    const words = shown ? `${this.predictionText(shown)} ${this.changeText(limit)}` : '';
    tellNow(this.host, 'part', words);
    return html`
      <p part="finding" class="perturbation-text" dir="auto">${words}</p>
      ${shown ? probabilities(shownResult(shown, this.description)) : nothing}
    `;
  }

  private predictionText(shown: PerturbResult): string {
    const { epsilon, before, after } = shownResult(shown, this.description);
    const step = this.stepText(epsilon);
    const [from, to] = [before.predictions[0]!, after.predictions[0]!];
    return from.index === to.index
      ? translate`With no pixel changed by more than ${step}, the network still predicts ${predictionOf(to)}.`
      : translate`With no pixel changed by more than ${step}, the network predicts ${predictionOf(to)} instead of ${predictionOf(from)}.`;
  }

  private changeText(limit: number): string {
    const changesAt = shownResult(this.changesAt, this.description);
    return changesAt
      ? translate`At ${this.stepText(changesAt.epsilon, 3)} the prediction changes to ${changesAt.prediction.label}.`
      : translate`No step of this kind up to ${this.stepText(limit)} changes the prediction.`;
  }

  /** `8/255` of colors, `0.031` of gray: as shares of the range of pixels. */
  private stepText(epsilon: number, digits = 2): string {
    const isColor = this.of?.details.input.shape[2] !== 1;
    const levels = Number((255 * epsilon).toFixed(digits - 1));
    return isColor ? `${localNumber(levels)}/255` : localNumber(epsilon.toFixed(digits + 1));
  }
}

function bitmapOf({ image }: PerturbResult, description: ModelDescription): Bitmap {
  const [height, width] = image.shape;
  return {
    width,
    height,
    isSmooth: isSmooth({ width, height }),
    key: [image.data],
    paint: () => pixelsOfTensor(image, description),
  };
}

/** `9 (61.2%)` */
function predictionOf({ label, probability = 0 }: Prediction): string {
  return `${label} (${formatProbability(probability)})`;
}

/** The probabilities of the classes that take part, before and after. */
function probabilities({ before, after }: PerturbResult): TemplateResult {
  const predicted = after.predictions[0]!.index;
  const classes = [...new Set([before.target.index, before.towards.index, predicted])];
  const of = (predictions: readonly Prediction[], index: number): Prediction =>
    predictions.find((prediction) => prediction.index === index)!;
  return html`
    <table class="probabilities">
      <caption>
        ${translate`Probabilities`}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${translate`Original image`}</th>
          <th scope="col">${translate`Changed image`}</th>
        </tr>
      </thead>
      <tbody>
        ${classes.map((index) => {
          const { label, probability = 0 } = of(before.predictions, index);
          const now = of(after.predictions, index).probability ?? 0;
          return html`<tr>
            <th scope="row" translate="no">${label}</th>
            <td>${formatProbability(probability)}</td>
            <td>${formatProbability(now)}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  `;
}

const goodfellow = (): TemplateResult =>
  html`<a href="https://arxiv.org/abs/1412.6572">${translate`Goodfellow et al. 2015`}</a>`;

export const perturbationStyles = css`
  .perturbation {
    display: grid;
    gap: 0.7em;
    margin-block-start: 1.2em;
  }
  .perturbation-text {
    max-inline-size: 44em;
    margin: 0;
    text-wrap: pretty;
  }
  .probabilities {
    justify-self: start;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .probabilities caption {
    text-align: start;
    font-size: 0.92em;
    color: var(--quiet);
  }
  .probabilities th,
  .probabilities td {
    padding: 0.15em 0.9em 0.15em 0;
    text-align: start;
    font-weight: 400;
  }
  .probabilities td {
    text-align: end;
  }
`;
