import { css } from 'lit';

/** The look that all explaining elements share: a figure of the article, not a card on it. */
export const figureStyles = css`
  :host {
    display: block;
    max-inline-size: 100%;
    --accent: var(--convlens-accent, auto);
    --line: var(--convlens-line-color, color-mix(in srgb, currentcolor 22%, transparent));
    --quiet: var(--convlens-quiet-color, color-mix(in srgb, currentcolor 72%, transparent));
    accent-color: var(--accent);
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    container-type: inline-size;
  }
  figure {
    margin: 0;
  }
  figure,
  .failure {
    font-size: var(--convlens-font-size, 0.85em);
    line-height: 1.4;
    font-variant-numeric: tabular-nums;
  }
  .panels {
    display: grid;
    grid-template-columns: repeat(var(--wide), minmax(0, 1fr));
    gap: var(--convlens-gap, 1em 0.8em);
    max-inline-size: calc(var(--wide) * var(--convlens-panel-size, 15em));
  }
  :host([width]) .panels {
    max-inline-size: none;
  }
  .label {
    display: block;
    margin-block-end: 0.3em;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .picture {
    position: relative;
    aspect-ratio: var(--aspect, 1);
  }
  .picture canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    image-rendering: pixelated;
  }
  .picture .smooth {
    image-rendering: auto;
  }
  .pending {
    outline: 1px solid var(--line);
    outline-offset: -1px;
  }
  progress {
    position: absolute;
    inset: auto 0 0;
    inline-size: 100%;
    block-size: 3px;
    appearance: none;
    border: 0;
    background: var(--line);
  }
  progress::-webkit-progress-bar {
    background: var(--line);
  }
  progress::-webkit-progress-value {
    background: var(--convlens-accent, currentcolor);
  }
  progress::-moz-progress-bar {
    background: var(--convlens-accent, currentcolor);
  }
  figcaption {
    margin-block-start: 0.7em;
    max-inline-size: 44em;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  figcaption p {
    margin: 0;
  }
  .answer {
    min-block-size: 1.4em;
  }
  .computed {
    color: var(--quiet);
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1.2em;
    align-items: baseline;
    margin-block-start: 0.7em;
  }
  .controls label {
    display: inline-flex;
    gap: 0.45em;
    align-items: baseline;
  }
  select,
  button {
    font: inherit;
    color: inherit;
    max-inline-size: 100%;
  }
  button {
    padding: 0;
    border: 0;
    background: none;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  select {
    inline-size: var(--choice-size, 11em);
    padding: 0.15em 0.1em;
    border: 0;
    border-block-end: 1px solid var(--line);
    border-radius: 0;
    background: transparent;
  }
  select option {
    color: initial;
    background: initial;
  }
  button:focus-visible,
  select:focus-visible {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
  .failure {
    margin-block: 0.5em 0;
    padding-inline-start: 0.8em;
    border-inline-start: 2px solid currentcolor;
    overflow-wrap: anywhere;
  }
  .failure p {
    margin: 0 0 0.3em;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .fallback {
    display: none;
  }
  .fallback.shown {
    display: block;
  }
  @media print {
    .has-fallback .fallback {
      display: block;
    }
    .has-fallback figure,
    .controls,
    progress {
      display: none;
    }
  }
`;
