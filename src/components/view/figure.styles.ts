import { css } from 'lit';

/** The look that all figures share: a figure of the article, not a card on it. */
export const figureStyles = css`
  figure {
    /* Legends and masks are backgrounds, which browsers do not print unasked. */
    -webkit-print-color-adjust: exact;
    print-color-adjust: exact;
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
      box-sizing: border-box;
      block-size: 6px;
    }
    progress::-webkit-progress-value {
      background: Highlight;
    }
    progress::-moz-progress-bar {
      background: Highlight;
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --line: currentcolor;
      --quiet: currentcolor;
    }
  }
  .panels {
    --columns: var(--wide);
    display: grid;
    grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
    gap: var(--convlens-gap, 1em 0.8em);
    max-inline-size: calc(var(--columns) * var(--convlens-panel-size, var(--large, 22em)));
  }
  /* Where the line has room for two of 280 px, none is narrower: there are fewer in a row instead. */
  @container (min-width: 640px) {
    .panels {
      --share: calc((100% - (var(--columns) - 1) * 2em) / var(--columns));
      /* One or two fill more of the line than many. */
      --large: max(22em, 280px, min(420px, 960px / var(--columns)));
      /* With the gaps, or two of 280 px would not fit beside each other. */
      max-inline-size: calc(
        var(--columns) * var(--convlens-panel-size, var(--large)) + (var(--columns) - 1) * 2em
      );
      grid-template-columns: repeat(
        auto-fill,
        minmax(max(min(280px, var(--convlens-panel-size, 280px)), var(--share)), 1fr)
      );
    }
  }
  @container (max-width: 56em) {
    .panels {
      --columns: var(--medium);
    }
  }
  @container (min-width: 640px) and (max-width: 1190px) {
    .panels.four {
      --columns: 2;
      --large: 320px;
    }
  }
  @container (max-width: 30em) {
    .panels {
      --columns: var(--narrow);
    }
  }
  /* Letters of double size on a narrow screen. */
  @container (max-width: 14em) {
    .panels {
      --columns: 1;
    }
  }
  .has-width .panels {
    max-inline-size: none;
  }
  /* Labels, pictures and legends of a row stand on the same lines. */
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: subgrid;
    grid-row: span 3;
    row-gap: 0;
    align-content: start;
  }
  @container (min-width: 56.01em) {
    .panel.leading {
      grid-row: span 6;
    }
  }
  .label {
    align-self: end;
    margin-block-end: 0.3em;
    line-height: 1.25;
    overflow-wrap: break-word;
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
  .picture > canvas {
    opacity: var(--overlay, 1);
  }
  /* A part keeps its shape: as large as the panel allows. */
  .picture .fitted {
    object-fit: contain;
    object-position: 0 0;
  }
  .picture .smooth {
    image-rendering: auto;
  }
  /* Until the network's view of it is there, an image is cut to its box as most models cut it. */
  .picture .waiting {
    object-fit: cover;
  }
  /* Color belongs to the map that lies over it. */
  .ground {
    position: absolute;
    inset: 0;
    filter: grayscale(1);
  }
  .pending {
    outline: 1px solid var(--line);
    outline-offset: -1px;
  }
  .input-toggle {
    min-block-size: 24px;
    margin-block-start: 0.3em;
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    font-size: 0.9em;
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .input-toggle[aria-pressed='true'] {
    font-weight: 600;
  }
  @media (pointer: coarse) {
    .input-toggle {
      min-block-size: 44px;
    }
  }
  /* Where the pointer of an <explain-scene> is, in every picture but the one that it is in. */
  [data-space='input']:not(:hover)::after {
    content: var(--convlens-pointer, none);
    position: absolute;
    left: var(--convlens-pointer-x);
    top: var(--convlens-pointer-y);
    box-sizing: border-box;
    inline-size: 11px;
    block-size: 11px;
    translate: -50% -50%;
    border: 1.5px solid #fff;
    border-radius: 50%;
    outline: 1.5px solid #000;
    pointer-events: none;
    forced-color-adjust: none;
  }
  /* The value of a map there, beside the place and inside the image's width. */
  [data-space='input']::before {
    content: var(--convlens-value, none);
    position: absolute;
    left: var(--convlens-pointer-x);
    top: var(--convlens-pointer-y);
    z-index: 1;
    padding-inline: 0.3em;
    translate: calc(-1 * var(--convlens-pointer-x)) var(--convlens-pointer-side);
    background: Canvas;
    color: CanvasText;
    font-size: 0.9em;
    white-space: nowrap;
    pointer-events: none;
  }
  @media print {
    [data-space='input']::before {
      content: none;
    }
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
  /* It stands in the cell of its image. */
  ::slotted([slot='caption'][data-for]) {
    display: none;
  }
  .model {
    margin: 0 0 0.5em;
    font-weight: 600;
  }
  .own-legend {
    font-size: 0.9em;
    color: var(--quiet);
  }
  .answer {
    min-block-size: 1.4em;
  }
  /* Before the first result there is nothing to describe; the sentences have their room. */
  .empty figcaption > p {
    visibility: hidden;
  }
  /* The longest text that may stand there takes its room unseen. */
  .reserving {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .reserving > *,
  .reserving::after {
    grid-area: 1 / 1;
    overflow-wrap: anywhere;
  }
  .reserving::after {
    content: attr(data-room);
    visibility: hidden;
  }
  /* It has its place, but would still move. */
  .unsettled {
    visibility: hidden;
  }
`;

/** What all drawn lines share; for the parts of a figure that have some. */
export const chartStyles = css`
  svg path {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .hairline {
    stroke: var(--line);
  }
  .line {
    stroke-width: 1.5px;
  }
`;
