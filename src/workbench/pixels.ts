import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { CardInput } from '../define.js';
import type { Bench } from './bench.js';
import type { Candidate } from './candidates.js';
import { predictionText } from './words.js';

/** What each preset is for; the names are the card's. */
const meanings: Record<string, string> = {
  'imagenet-torch': 'standardized by channel: torchvision, timm',
  'imagenet-keras-caffe': 'mean colors subtracted, BGR: VGG and ResNet of keras.applications',
  'imagenet-keras-torch': 'standardized by channel: DenseNet of keras.applications',
  'minus-one-to-one': '-1 to 1: MobileNet 1 and 2, Inception, Xception, Teachable Machine',
  'zero-to-one': '0 to 1: networks trained on pixels / 255',
  'zero-to-255': '0 to 255: networks that rescale inside, such as EfficientNet',
};

/** How pixels become numbers: each answer with what the model then predicts for the image. */
export function pixelChoices(bench: Bench): TemplateResult {
  const { own } = bench.model!;
  bench.candidates.request();
  const { view } = bench.candidates;
  view?.setAttribute('aria-hidden', 'true');
  view?.classList.toggle('crisp', view.width < 100);
  const isColored = own.inputShape.at(-1) === 3;
  const { channels, resize } = bench.answers.input ?? {};
  return html`
    <p>
      The right row predicts what the image shows. Try two or three images: a network can be right
      by chance, and sure of nonsense.
    </p>
    <div class="compared">
      ${
        view
          ? html`<figure>
              ${view}
              <figcaption class="small">The image</figcaption>
            </figure>`
          : nothing
      }
      <div class="candidates" role="radiogroup" aria-label="How pixels become numbers">
        ${bench.candidates.shown.map((candidate) => candidateRow(bench, candidate))}
      </div>
    </div>
    <div class="row" id="channels-and-shape">
      ${
        isColored
          ? radios(bench, 'channels', 'Order of colors', channels, {
              rgb: 'RGB',
              bgr: 'BGR',
            })
          : nothing
      }
      ${radios(bench, 'resize', 'Images of another shape are', resize, {
        crop: 'cut to their middle',
        squeeze: 'squeezed',
        pad: 'padded',
      })}
    </div>
    ${cropFields(bench)}
  `;
}

function candidateRow(bench: Bench, { preset, predictions, failure }: Candidate): TemplateResult {
  const rangeKnown = bench.model!.own.description?.rangeKnown ?? false;
  const labels = bench.model!.inspection.description?.labels ?? [];
  const title = preset ?? (rangeKnown ? "As the model's own files say" : 'Not answered');
  const words = preset
    ? meanings[preset]
    : rangeKnown
      ? ''
      : 'pixels from 0 to 1 are assumed, and the figures say so';
  const onChange = (): void => void bench.answerInput({ preset: preset ?? undefined });
  return html`<label class="candidate" data-preset=${preset ?? ''}>
    <input
      type="radio"
      name="preset"
      .checked=${live((bench.answers.input?.preset ?? null) === preset)}
      @change=${onChange}
    />
    <span>${title}${words ? html`<br /><small>${words}</small>` : nothing}</span>
    <ol>
      ${
        failure
          ? html`<li class="small">${failure}</li>`
          : (predictions
              ?.slice(0, 3)
              .map((one) => html`<li>${predictionText(one, labels[one.index])}</li>`) ??
            html`<li class="quiet small">…</li>`)
      }
    </ol>
  </label>`;
}

/** A setting whose absence leaves it to the preset, or to the default. */
function radios<Field extends 'channels' | 'resize'>(
  bench: Bench,
  field: Field,
  legend: string,
  chosen: CardInput[Field],
  choices: Record<NonNullable<CardInput[Field]>, string>,
): TemplateResult {
  const all: [string, string][] = [
    ['', field === 'channels' ? 'as above' : 'as now'],
    ...Object.entries<string>(choices),
  ];
  return html`<fieldset>
    <legend>${legend}</legend>
    <div class="row">
      ${all.map(
        ([value, words]) =>
          html`<label>
            <input
              type="radio"
              name=${field}
              value=${value}
              .checked=${live((chosen ?? '') === value)}
              @change=${() => bench.answerInput({ [field]: value || undefined })}
            />
            ${words}
          </label>`,
      )}
    </div>
  </fieldset>`;
}

/** As torchvision's transforms have it: the short side is resized, then the middle cut out. */
function cropFields(bench: Bench): TemplateResult {
  const crop = bench.answers.input?.crop;
  const size = bench.model!.inspection.inputShape[0] ?? 0;
  const onChange = ({ currentTarget }: Event): void => {
    if (!(currentTarget instanceof HTMLInputElement)) return;
    const resized = Number(currentTarget.value);
    void bench.answerInput({ crop: resized > 0 ? { resize: resized, size } : undefined });
  };
  return html`<div class="row">
    <label>
      <span class="small">Short side before the middle ${size} pixels are cut out</span>
      <input
        id="crop"
        type="number"
        min=${size}
        step="1"
        size="6"
        .value=${crop ? String(crop.resize) : ''}
        placeholder=${size}
        @change=${onChange}
      />
    </label>
  </div>`;
}
