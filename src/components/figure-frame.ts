import { html, nothing, type TemplateResult } from 'lit';
import { classMap, type ClassInfo } from 'lit/directives/class-map.js';
import type { StyleInfo } from 'lit/directives/style-map.js';
import { styleMap } from './style-map.js';
import type { ExplainError } from '../protocol.js';
import type { Adjusting } from './adjusting.js';
import { say, spokenLanguage } from './language.js';

export interface FigureFrame {
  /** CSS pixels that are reserved before anything has loaded. */
  width: number | null;
  height: number | null;
  /** Whether the author gave light-DOM children to fall back on. */
  hasFallback: boolean;
  /** Shows the fallback instead of the figure: there is none yet, or the reader has to ask for it. */
  waiting: boolean;
  failure: ExplainError | null;
  figure: TemplateResult | typeof nothing;
  /** Of `layout="compact"`. */
  adjusting: Adjusting | null;
  /** Below it. */
  toolbar?: TemplateResult | typeof nothing;
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

/** Around every explanation: the figure; or, after an error, the author's fallback and what went wrong. */
export function figureFrame(frame: FigureFrame): TemplateResult {
  const { width, height, failure, hasFallback, waiting, adjusting } = frame;
  return html`
    ${room(width, adjusting ? height : null)}
    <div
      class=${classMap({ frame: true, 'has-fallback': hasFallback, adjusting: adjusting?.isOpen ?? false, ...sized(width, height) })}
      style=${styleMap(reservation(width, height))}
      lang=${spokenLanguage().tag}
    >
      <div
        part="fallback"
        class=${classMap({ fallback: true, shown: failure !== null || waiting })}
      >
        <slot @slotchange=${frame.onSlotChange}></slot>
      </div>
      <div hidden><slot name="image" @slotchange=${frame.onImageSlotted}></slot></div>
      ${
        failure
          ? failureNote(failure, frame.onRetry)
          : html`<figure part="figure">${frame.figure}</figure>
              ${frame.toolbar ?? nothing} ${adjusting?.button() ?? nothing}`
      }
      <p class="unseen" aria-live="polite">${frame.announcement}</p>
    </div>
  `;
}

/** The button of `loading="click"`. */
export function startButton(onStart: () => void): TemplateResult {
  return html`
    <div part="controls" class="controls">
      <button part="start" type="button" @click=${onStart}>${say`Explain this picture`}</button>
    </div>
  `;
}

function failureNote({ code, message, hint }: ExplainError, onRetry: () => void): TemplateResult {
  return html`
    <div part="error" class="failure" data-code=${code}>
      <p dir="auto">${message}</p>
      <p dir="auto">${hint}</p>
      <button part="retry" type="button" @click=${onRetry}>${say`Try again`}</button>
      <span class="computed">(${code})</span>
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
