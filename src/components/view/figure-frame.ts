import { html, type TemplateResult, type ReactiveControllerHost, nothing } from 'lit';
import { classMap, type ClassInfo } from 'lit/directives/class-map.js';
import type { StyleInfo } from 'lit/directives/style-map.js';
import type { Progress, ExplainError } from '../../protocol.js';
import { translate, currentLanguage } from '../locale/message.js';
import { styleMap } from './styles.js';

/** What is being done. */
export function progressName(progress: Progress | null): string {
  const phases = {
    engine: translate`starting`,
    model: translate`loading the model`,
    compile: translate`preparing`,
    explain: translate`computing`,
  };
  return phases[progress?.phase ?? 'engine'];
}

/** How far a computation has come, as a line at the foot of the box that it stands in. */
export function progressLine(progress: Progress | null): TemplateResult {
  const name = progressName(progress);
  return progress && progress.total > 0
    ? html`<progress
        part="progress"
        aria-label=${name}
        max=${progress.total}
        value=${progress.loaded}
      ></progress>`
    : html`<progress part="progress" aria-label=${name} max="1" value="0"></progress>`;
}

/** The button of `layout="compact"`, which shows what that leaves out. */
export class Adjusting {
  isOpen = false;

  constructor(private readonly host: ReactiveControllerHost) {}

  button(): TemplateResult {
    return html`
      <button
        part="adjust"
        class="adjust"
        type="button"
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        @click=${this.toggle}
        @keydown=${this.keyPressed}
      >
        ${translate`Adjust`}
      </button>
    `;
  }

  private readonly toggle = (): void => {
    this.isOpen = !this.isOpen;
    this.host.requestUpdate();
  };

  private readonly keyPressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.isOpen) return;
    event.stopPropagation();
    this.toggle();
  };
}

export interface FigureFrame {
  /** CSS pixels that are reserved before anything has loaded. */
  width: number | null;
  height: number | null;
  /** Whether the author gave light-DOM children to fall back on. */
  hasFallback: boolean;
  /** Whether there is nothing to see yet: until then the fallback stays. */
  isEmpty: boolean;
  /** Whether the figure is what asks the reader to start, below the fallback. */
  awaitsReader: boolean;
  /** Shown at the foot of a fallback that waits; `undefined` when nothing is being computed. */
  progress?: Progress | null | undefined;
  failure: ExplainError | null;
  figure: TemplateResult | typeof nothing;
  /** Of `layout="compact"`. */
  adjusting: Adjusting | null;
  /** Below it. */
  toolbar?: TemplateResult | typeof nothing;
  /** Whether the words of the reader's language have come. */
  hasLanguage: boolean;
  /** Address of an image to print where there is nothing else to. */
  printedImage?: string | null;
  /** Read out politely when it changes. */
  announcement: string;
  onRetry: () => void;
  onSlotChange: () => void;
  onImageSlotted: () => void;
}

/** Whether it can be a width or a height; `width="100%"` and the like are ignored. */
const isSize = (pixels: number | null): pixels is number =>
  pixels !== null && Number.isFinite(pixels) && pixels > 0;

/** Which of both are reserved, as classes. */
function sized(width: number | null, height: number | null): ClassInfo {
  return { 'has-width': isSize(width), 'has-height': isSize(height) };
}

/** The styles of a box that reserves this size, in CSS pixels. */
export function reservation(width: number | null, height: number | null): StyleInfo {
  return {
    inlineSize: isSize(width) ? `min(100%, ${width}px)` : undefined,
    minBlockSize: isSize(height) ? `${height}px` : undefined,
  };
}

/** What makes places as wide as the figure that take their width from what stands in them; as high, where the figure is a box. */
export function room(width: number | null, height: number | null = null): TemplateResult {
  const given = isSize(width) ? `${width}px` : undefined;
  const { minBlockSize } = reservation(null, height);
  const style = { '--least': given, '--most': given, minBlockSize };
  return html`<div class="room" style=${styleMap(style)}></div>`;
}

/** Around every explanation: the figure; or, until there is one and after an error, the author's fallback. */
export function figureFrame(frame: FigureFrame): TemplateResult {
  const { width, height, failure, hasFallback, isEmpty, progress, adjusting } = frame;
  const isPreparing = hasFallback && isEmpty && !frame.awaitsReader && failure === null;
  const classes = {
    frame: true,
    'has-fallback': hasFallback,
    empty: isEmpty && failure === null,
    preparing: isPreparing,
    adjusting: adjusting?.isOpen ?? false,
    ...sized(width, height),
  };
  return html`
    ${room(width, adjusting ? height : null)}
    <div
      class=${classMap(classes)}
      style=${styleMap(reservation(width, height))}
      lang=${currentLanguage().tag}
    >
      <div
        part="fallback"
        class=${classMap({ fallback: true, shown: hasFallback && (isEmpty || failure !== null) })}
      >
        <slot @slotchange=${frame.onSlotChange}></slot>
        ${isPreparing && progress !== undefined ? progressLine(progress) : nothing}
      </div>
      <div class="slotted"><slot name="image" @slotchange=${frame.onImageSlotted}></slot></div>
      ${
        failure
          ? failureNote(failure, frame.onRetry)
          : html`<figure part=${isPreparing ? nothing : 'figure'}>${frame.figure}</figure>
              ${frame.toolbar ?? nothing} ${adjusting?.button() ?? nothing}`
      }
      ${isEmpty && !hasFallback && !failure ? standIn(frame) : nothing}
      <p class="unseen" aria-live="polite">${frame.announcement}</p>
    </div>
  `;
}

/** What is printed of a figure that is not there yet; its image is asked for when the page is printed. */
function standIn({ printedImage: image, hasLanguage }: FigureFrame): TemplateResult {
  const words = translate`This interactive figure was not ready for printing.`;
  return html`<div class="stand-in">
    ${image ? html`<img data-printed=${image} alt="" loading="lazy" />` : nothing}
    <p>${hasLanguage ? words : nothing}</p>
  </div>`;
}

/** The button of `loading="click"`. */
export function startButton(onStart: () => void, label: string | null = null): TemplateResult {
  if (label) return html`<button part="start" type="button" @click=${onStart}>${label}</button>`;
  return html`
    <div part="controls" class="controls">
      <button part="start" type="button" @click=${onStart}>${translate`Explain this image`}</button>
    </div>
  `;
}

function failureNote({ code, message, hint }: ExplainError, onRetry: () => void): TemplateResult {
  // Errors are English in every language.
  return html`
    <div part="error" class="failure" data-code=${code}>
      <p dir="auto" lang="en">${message}</p>
      <p dir="auto" lang="en">${hint}</p>
      <button part="retry" type="button" @click=${onRetry}>${translate`Try again`}</button>
      <span class="computed" translate="no">(${code})</span>
    </div>
  `;
}

/** Whether the default slot holds more than white space. */
export function hasFallbackContent(host: Element): boolean {
  return [...host.childNodes].some((node) => {
    if (node instanceof Element) return node.slot === '';
    return node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '';
  });
}

/** What went wrong in a part of a figure that itself stays; in English, as all errors are. */
export function partFailure({ code, message, hint }: ExplainError): TemplateResult {
  return html`<p part="error" class="failure" data-code=${code} dir="auto" lang="en">
    ${message} ${hint} (${code})
  </p>`;
}
