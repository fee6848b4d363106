import { html, type TemplateResult } from 'lit';
import { viewOfTensor } from '../../client/image/tensor-pixels.js';
import { loadComputing } from '../../client/load-computing.js';
import type { ModelDescription } from '../../protocol.js';
import { translate } from '../locale/message.js';

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
    seen.setAttribute('aria-label', translate`The picture as the network sees it`);
    return seen;
  };
  return html`<div class="seen">
    <p class="label">${translate`What the network sees`}</p>
    ${draw()}
    <p class="computed">${translate`${width} x ${height} pixels`}</p>
  </div>`;
}
