import { css, html, type LitElement, type TemplateResult } from 'lit';
import { hasWords, ownWords } from '../view/author-words.js';
import { isExplaining } from './scene-values.js';
import type { View } from './view-loader.js';

/** What an author has called a figure, above it. */
function title(host: LitElement & { label: string | null }): TemplateResult {
  const { label } = host;
  const isOwn = hasWords(host, 'label');
  if (!isOwn && label === null) return html`<span hidden>${ownWords(host, 'label')}</span>`;
  const words = isOwn ? ownWords(host, 'label') : [label, ownWords(host, 'label')];
  return html`<p part="title" class="figure-title" dir="auto">${words}</p>`;
}

/** A view whose figure has its title above it. */
export function titled<State>(host: LitElement, view: View<State>): View<State> {
  if (!isExplaining(host) || !('label' in host)) return view;
  const named = host as typeof host & { label: string | null };
  return { ...view, figure: (state) => html`${title(named)}${view.figure(state)}` };
}

export const titleStyles = css`
  .figure-title {
    margin: 0 0 0.6em;
    font-weight: 600;
    text-wrap: balance;
  }
`;
