import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ref } from 'lit/directives/ref.js';
import { modelSamples } from '../../build.js';
import { filesAhead } from '../../client/ahead.js';
import { currentSettings } from '../../client/settings.js';
import { lenderOf } from '../base/scene-values.js';
import { isSmooth } from '../figure/figure.js';

/** Above this an image is not drawn ahead. */
const MANY_PIXELS = 2e6;

/**
 * The image that is about to be explained, before the model is there that says what it sees of it: a
 * sample whose file is under way already, or what stands in the slot. Nothing is fetched for it.
 */
export function waitingImage(host: LitElement): unknown {
  const source = sourceOf(host);
  const key = source instanceof Element ? source : addressOf(host, source);
  if (!key) return nothing;
  return guard(
    [key],
    (): TemplateResult =>
      html`<canvas
        class="waiting"
        aria-hidden="true"
        ${ref((canvas) => {
          if (canvas instanceof HTMLCanvasElement) void paint(canvas, key);
        })}
      ></canvas>`,
  );
}

/** What an element explains, as its controller has it. */
function sourceOf(host: LitElement): unknown {
  const controller: unknown = Reflect.get(host, 'controller');
  return typeof controller === 'object' && controller && 'imageSource' in controller
    ? controller.imageSource
    : null;
}

/** Where the file of a built-in model's sample lies; empty for all else, whose size nobody knows yet. */
function addressOf(host: LitElement, source: unknown): string {
  if (typeof source !== 'string') return '';
  const [, sample] = /^\s*sample:(\d+)\s*$/.exec(source) ?? [];
  if (sample === undefined) return '';
  const { model, card } = host as { model?: unknown; card?: unknown };
  if (typeof model !== 'string' || card || lenderOf(host)) return '';
  const name = modelSamples[model]?.split(' ')[Number(sample)];
  if (!name) return '';
  const file = name.includes('.') ? name : `${name}.png`;
  return `${currentSettings().modelBase}${model}/samples/${file}`;
}

async function paint(canvas: HTMLCanvasElement, key: string | Element): Promise<void> {
  const image = key instanceof Element ? await slottedImage(key) : await fileUnderWay(key);
  if (!image || !canvas.isConnected) return;
  canvas.width = image.width;
  canvas.height = image.height;
  canvas.classList.toggle('smooth', isSmooth(image));
  canvas.getContext('2d')?.drawImage(image, 0, 0);
}

async function slottedImage(slotted: Element): Promise<ImageBitmap | null> {
  const found = slotted.matches('img, canvas') ? slotted : slotted.querySelector('img, canvas');
  const isImage = found instanceof HTMLImageElement || found instanceof HTMLCanvasElement;
  if (!isImage) return null;
  const [width, height] =
    found instanceof HTMLImageElement
      ? [found.naturalWidth, found.naturalHeight]
      : [found.width, found.height];
  // One that is still loading has no pixels yet; a large one takes long to decode, and may be refused.
  if (width * height > MANY_PIXELS) return null;
  return createImageBitmap(found).catch(() => null);
}

/** Files of built-in models have a version in their address. */
function fileAhead(address: string): ReturnType<typeof filesAhead.get> {
  const asked = [...filesAhead.keys()].find(
    (url) => url === address || url.startsWith(`${address}?v=`),
  );
  return asked === undefined ? null : filesAhead.get(asked);
}

/** What was asked for ahead, while nobody has read it; whoever does reads it all the same. */
async function fileUnderWay(address: string): Promise<ImageBitmap | null> {
  try {
    const response = await fileAhead(address)?.response;
    if (!response?.ok || response.bodyUsed) return null;
    return await createImageBitmap(await response.clone().blob());
  } catch {
    // What is wrong with it is told by whoever needs it.
    return null;
  }
}
