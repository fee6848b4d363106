import { html, nothing, type TemplateResult } from 'lit';
import type { Picture } from '../../client/image/fit.js';
import { viewOfTensor } from '../../client/image/tensor-pixels.js';
import { loadComputing } from '../../client/load-computing.js';
import type { ModelDescription } from '../../protocol.js';
import { allows } from '../figure/controls-list.js';
import type { ShownPicture } from '../figure/figure.js';
import { remembered } from '../figure/remembered.js';
import { translate } from '../locale/message.js';
import { imageName } from './image-name.js';
import { tellReaderChange } from './reader-choice.js';
import { whenSharper } from './sharper.js';

/** The pixels that the network gets of a picture, made as the explaining elements make them. */
export async function modelInput(
  image: HTMLCanvasElement | ImageData,
  description: ModelDescription,
): Promise<HTMLCanvasElement> {
  const { loadPicture } = await loadComputing();
  const { input } = await loadPicture(image, description);
  return viewOfTensor(input, description);
}

/** Beside the picture of the reader: at the network's own resolution. */
export function modelInputPreview(
  seen: HTMLCanvasElement | null,
  { inputShape: [height, width] }: ModelDescription,
): TemplateResult {
  const draw = (): HTMLCanvasElement | null => {
    if (!seen) return null;
    seen.setAttribute('part', 'seen');
    seen.setAttribute('role', 'img');
    seen.setAttribute('aria-label', translate`The image as the network sees it`);
    return seen;
  };
  return html`<div class="seen">
    <p class="label">${translate`What the network sees`}</p>
    ${draw()}
    <p class="computed">${translate`${width} x ${height} pixels`}</p>
  </div>`;
}

/** What of an element says which of the two is shown. */
interface Showing {
  readonly host: EventTarget & { controls: string | null; requestUpdate(): void };
  readonly picture: Picture | null;
  readonly description: ModelDescription | null;
  showsInput: boolean;
}

/** The image that a figure draws: sharp, or, once the reader has asked, as the network sees it. */
export function shownPicture({
  host,
  picture,
  description,
  showsInput,
}: Showing): ShownPicture | null {
  if (picture) whenSharper(picture, () => host.requestUpdate());
  if (!picture) return null;
  const title = imageName(host, description);
  if (!description || !showsInput || !isSharper(picture)) return { ...picture, title };
  const { input } = picture;
  const view = remembered(input, 'view of the input', [], () => viewOfTensor(input, description));
  return { input, view, isInput: true, title };
}

/** Whether readers see more than the network does, or soon will. */
function isSharper({ view, input: { shape }, sharper }: Picture): boolean {
  return sharper !== undefined || view.width > shape[1] || view.height > shape[0];
}

/** Below the image: shows the network's input in its place, and back. */
export function inputToggle(showing: Showing): TemplateResult | typeof nothing {
  const { host, picture } = showing;
  if (!allows(host, 'input') || !picture || !isSharper(picture)) return nothing;
  const toggle = (): void => {
    showing.showsInput = !showing.showsInput;
    host.requestUpdate();
    tellReaderChange(host, 'showsInput', showing.showsInput);
  };
  return html`<button
    part="input-toggle"
    class="input-toggle"
    type="button"
    aria-pressed=${String(showing.showsInput)}
    @click=${toggle}
  >
    ${translate`What the network sees`}
  </button>`;
}
