import { html, nothing, type TemplateResult } from 'lit';
import { say } from '../locale/message.js';
import type { InputFigure } from './image-input-view.js';
import { givenWords, pasteFromClipboard } from './paste-and-drop.js';
import type { Way } from './ways.js';

/** One row of quiet buttons, in the author's order. */
export function wayButtons(figure: InputFigure): TemplateResult {
  const buttons: Record<Way, () => TemplateResult | typeof nothing> = {
    samples: () => nothing,
    digit: () => opener(figure, 'digit', say`Draw a digit`, () => figure.toggleDigit()),
    upload: () => fileButton(figure, say`Choose a file`),
    paste: () => pasteButton(figure),
    camera: () => cameraButton(figure),
  };
  return html`<div part="ways" class="ways">${figure.ways.map((way) => buttons[way]())}</div>`;
}

/** A real file input; its label is what is seen. `capture` opens the camera of a phone instead. */
function fileButton(figure: InputFigure, words: string, capture?: 'environment'): TemplateResult {
  const choose = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    const [file] = target.files ?? [];
    const source = capture ? 'camera' : 'upload';
    if (file) void figure.takeFile(source, file, givenWords(file.name, 1));
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
    <span>${words}</span>
  </label>`;
}

/** Only where the browser lets pages ask for the clipboard; the keys work everywhere. */
function pasteButton(figure: InputFigure): TemplateResult | typeof nothing {
  if (typeof navigator.clipboard?.read !== 'function') return nothing;
  return html`<button
    part="way"
    class="way"
    type="button"
    @click=${() => pasteFromClipboard(figure)}
  >
    ${say`Paste`}
  </button>`;
}

/** Pages without a secure context get no camera; a phone's own camera app works there too. */
function cameraButton(figure: InputFigure): TemplateResult | typeof nothing {
  if (typeof navigator.mediaDevices?.getUserMedia === 'function') {
    return opener(figure, 'camera', say`Use the camera`, () => figure.toggleCamera());
  }
  const isPhone = matchMedia('(pointer: coarse)').matches;
  return isPhone ? fileButton(figure, say`Take a picture`, 'environment') : nothing;
}

function opener(
  { open }: InputFigure,
  way: Way,
  words: string,
  toggle: () => Promise<void>,
): TemplateResult {
  return html`<button
    part="way"
    class="way"
    type="button"
    data-way=${way}
    aria-expanded=${open?.way === way}
    @click=${toggle}
  >
    ${words}
  </button>`;
}
