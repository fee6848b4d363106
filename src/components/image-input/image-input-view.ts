import { announcing } from '../view/announcer.js';
import { html, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { ExplainError, type Sample } from '../../protocol.js';
import type { View } from '../base/view-loader.js';
import { isConcealing, numbered } from '../figure/concealed.js';
import { shownModel } from '../figure/model-names.js';
import { translate } from '../locale/message.js';
import { partFailure } from '../view/figure-frame.js';
import { sized } from '../view/put-pixels.js';
import type { InputSession } from './image-input-session.js';
import {
  acceptError,
  givenMessage,
  pasteFromClipboard,
  type InputSource,
} from './image-input-sources.js';
import { imageOf, textOf } from './image-input-targets.js';
import { inputStyles, panelStyles } from './image-input.styles.js';

// The pad and the crop share it: it comes with this file instead of one of its own.
export { modelInput, modelInputPreview } from '../view/model-input.js';
export { InputSession } from './image-input-session.js';

/** What an `<image-input>` shows once it is near. */
export const inputView: View<InputSession> = {
  styles: [inputStyles, panelStyles],
  figure: inputFigure,
  announcement: announcing((session) => session.announcement),
};

/** The strip, the buttons, what is open, and which picture is in use. */
function inputFigure(session: InputSession): TemplateResult {
  const { sources, dropping, open, model } = session;
  const failure = session.failure ?? wrongAttribute(session) ?? model.failure;
  return html`
    <div class=${classMap({ input: true, dropping })} role="group" aria-label=${translate`Image`}>
      ${sources[0] === 'samples' ? samplesStrip(session) : nothing} ${sourceButtons(session)}
      ${
        sources.includes('upload')
          ? html`<p part="hint" class="hint computed">
              ${
                dropping
                  ? translate`Drop the image here.`
                  : canDrag()
                    ? translate`You can also drop an image here. Images never leave this page.`
                    : translate`Images never leave this page.`
              }
            </p>`
          : nothing
      }
      ${open ? html`<div part="panel" class="panel-box">${open.panel.render()}</div>` : nothing}
      ${sources.indexOf('samples') > 0 ? samplesStrip(session) : nothing} ${statusLine(session)}
      ${failure ? partFailure(failure) : nothing}
    </div>
  `;
}

/** Fingers drag nothing into a page. */
function canDrag(): boolean {
  return matchMedia('(any-pointer: fine)').matches;
}

function statusLine(session: InputSession): TemplateResult {
  const sample = sampleInUse(session);
  const words = sample ? translate`Input: ${titleOf(session, sample)}.` : givenInUse(session);
  return html`<p part="status" class="status">
    ${words}
    ${sample?.credit ? html`<small part="credit" class="computed">${sample.credit}</small>` : nothing}
  </p>`;
}

/** Of the picture that the reader gave last, while the first fed element still shows it. */
function givenInUse({ fed, host, given }: InputSession): string {
  const [first] = fed.elements;
  const shown: unknown = first ? Reflect.get(first, 'image') : host.value;
  return given && shown === given.image ? given.message() : '';
}

/** Told to the author once the whole page is there; an element may still come. */
function wrongAttribute({ host, fed }: InputSession): ExplainError | null {
  const [missing] = fed.missing;
  if (missing === undefined || document.readyState !== 'complete') return acceptError(host.accept);
  return new ExplainError(
    'input-target-missing',
    `No element of this page has the id "${missing}".`,
    'Set "for" to the id of the element that is to get the image.',
  );
}

/** Thumbnails as radio buttons: one stop for the Tab key, arrow keys from one to the next. */
function samplesStrip(session: InputSession): TemplateResult | typeof nothing {
  const samples = session.model.description?.samples ?? [];
  if (samples.length === 0) return nothing;
  const inUse = sampleInUse(session);
  return html`
    <fieldset part="samples" class="samples">
      <legend class="unseen">${translate`Sample images`}</legend>
      ${samples.map((sample, index) => {
        const title = titleOf(session, sample);
        const message = (): string =>
          translate`This sample is now the input: ${titleOf(session, sample)}.`;
        return html`<label part="sample" title=${title}>
          <input
            type="radio"
            name="sample"
            class="unseen"
            .checked=${sample === inUse}
            @change=${() => session.chooseSample(index, message)}
          />
          ${
            hidesTitles(session)
              ? paintedThumbnail(sample, title)
              : html`<img
                  part="thumbnail"
                  class=${classMap({ crisp: sample.large === null })}
                  src=${sample.large ?? sample.url}
                  alt=${title}
                  loading="lazy"
                  draggable="false"
                />`
          }
        </label>`;
      })}
    </fieldset>
  `;
}

/** Without its address, which mostly says what a sample shows, as its title does. */
function paintedThumbnail({ large, url }: Sample, title: string): unknown {
  const address = large ?? url;
  const paint = (canvas: Element | undefined): void => {
    if (!(canvas instanceof HTMLCanvasElement)) return;
    const image = new Image();
    image.onload = () => {
      sized(canvas, image.naturalWidth, image.naturalHeight);
      canvas.getContext('2d')!.drawImage(image, 0, 0);
    };
    image.src = address;
  };
  return guard(
    [address, title],
    () =>
      html`<canvas
        part="thumbnail"
        class=${classMap({ crisp: large === null })}
        role="img"
        aria-label=${title}
        ${ref(paint)}
      ></canvas>`,
  );
}

/** Whether a figure keeps what it predicts. */
function hidesTitles({ fed }: InputSession): boolean {
  return fed.elements.some(isConcealing);
}

/** By its number where a figure keeps what it predicts: titles mostly say what a sample shows. */
function titleOf(session: InputSession, sample: Sample): string {
  const { description } = session.model;
  const index = description?.samples.indexOf(sample) ?? 0;
  if (hidesTitles(session)) return numbered(index);
  return shownModel(description)?.samples[index]?.title ?? sample.title;
}

/** The sample that the first fed element shows, whoever chose it; `null` for any other picture. */
function sampleInUse({ fed, host, model }: InputSession): Sample | null {
  const [first] = fed.elements;
  if (first ? imageOf(first) !== null : typeof host.value !== 'string') return null;
  const address = first ? textOf(first, 'src') || 'sample:0' : String(host.value);
  const index = /^sample:(\d+)$/.exec(address.trim())?.[1];
  return model.description?.samples[Number(index)] ?? null;
}

/** One row of quiet buttons, in the author's order. */
function sourceButtons(session: InputSession): TemplateResult {
  const buttons: Record<InputSource, () => TemplateResult | typeof nothing> = {
    samples: () => nothing,
    digit: () => opener(session, 'digit', translate`Draw a digit`, () => session.toggleDigit()),
    upload: () => fileButton(session, translate`Choose a file`),
    paste: () => pasteButton(session),
    camera: () => cameraButton(session),
  };
  const shown = session.sources.map((source) => buttons[source]());
  return html`<div part="ways" class="ways">${shown}</div>`;
}

/** A real file input; its label is what is seen. `capture` opens the camera of a phone instead. */
function fileButton(session: InputSession, label: string, capture?: 'environment'): TemplateResult {
  const choose = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    const source = capture ? 'camera' : 'upload';
    if (file) void session.takeFile(source, file, givenMessage(file.name, 1));
    // The same file may be chosen again.
    target.value = '';
  };
  return html`<label part="way" class="way">
    <input
      type="file"
      class="unseen"
      accept="image/*"
      capture=${capture ?? nothing}
      @change=${choose}
    />
    <span>${label}</span>
  </label>`;
}

/** Only where the browser lets pages ask for the clipboard; the keys work everywhere. */
function pasteButton(session: InputSession): TemplateResult | typeof nothing {
  if (typeof navigator.clipboard?.read !== 'function') return nothing;
  return html`<button
    part="way"
    class="way"
    type="button"
    @click=${() => pasteFromClipboard(session)}
  >
    ${translate`Paste`}
  </button>`;
}

/** Pages without a secure context get no camera; a phone's own camera app works there too. */
function cameraButton(session: InputSession): TemplateResult | typeof nothing {
  if (typeof navigator.mediaDevices?.getUserMedia === 'function') {
    return opener(session, 'camera', translate`Use the camera`, () => session.toggleCamera());
  }
  const isPhone = matchMedia('(pointer: coarse)').matches;
  return isPhone ? fileButton(session, translate`Take a photo`, 'environment') : nothing;
}

function opener(
  { open }: InputSession,
  source: InputSource,
  label: string,
  toggle: () => Promise<void>,
): TemplateResult {
  return html`<button
    part="way"
    class="way"
    type="button"
    data-way=${source}
    aria-expanded=${open?.source === source}
    @click=${toggle}
  >
    ${label}
  </button>`;
}
