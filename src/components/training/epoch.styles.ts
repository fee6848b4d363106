import { css } from 'lit';

/** Columns of epochs with the scrubber below. */
export const epochStyles = css`
  .epochs p {
    max-inline-size: 44em;
    margin: 0.7em 0 0;
    text-wrap: pretty;
  }
  /* The image, and beside it all moments at one size. */
  .epoch-grid,
  .epoch-controls {
    max-inline-size: calc(4.4 * var(--convlens-panel-size, 22em));
  }
  .epoch-grid {
    --shift: 0;
    --skipped: 0;
    display: grid;
    grid-template-columns: minmax(0, 0.4fr) repeat(var(--moments), minmax(0, 1fr));
    column-gap: 1.2em;
    align-items: start;
  }
  .epoch {
    display: contents;
  }
  .epoch > .label {
    align-self: start;
  }
  .epoch-grid > .label {
    align-self: end;
  }
  .epoch > * {
    grid-row: calc(var(--row) + var(--shift));
    grid-column: calc(var(--column) + 1 - var(--skipped));
  }
  .epoch-heading {
    grid-row: calc(var(--row) - 1 + var(--shift));
    grid-column: 2 / -1;
    margin-block-start: 0.8em;
  }
  .epoch-key {
    grid-row: calc(var(--row) + 1 + var(--shift));
    grid-column: 2;
  }
  .epoch-picture {
    grid-column: 1;
    grid-row: 3 / span var(--rows);
  }
  .label.epoch-picture {
    grid-row: 2;
  }
  /* Whole, and no higher than the maps. */
  .epoch-cell .picture {
    max-inline-size: 11em;
  }
  .mosaic {
    display: block;
    inline-size: 100%;
    image-rendering: pixelated;
  }
  .epochs .failure {
    margin-block: 0.2em 0;
    font-size: inherit;
  }
  .epoch-failure {
    margin-block-start: 0.9em;
  }
  .epoch-choices {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0.4em 1.4em;
  }
  .epoch-controls {
    display: grid;
    grid-template-columns: 6em minmax(0, 1fr) auto;
    column-gap: 1em;
    align-items: center;
    margin-block-start: 1.1em;
  }
  .epoch-controls button {
    min-block-size: 24px;
    text-align: start;
  }
  .epoch-controls input {
    inline-size: 100%;
    min-block-size: 24px;
    margin: 0;
  }
  .epoch-status {
    grid-column: 3;
    min-inline-size: 21em;
  }
  /* Time runs from left to right in every script. */
  .epoch-grid,
  .epoch-controls input,
  .accuracies {
    direction: ltr;
  }
  /* The stops stand under those of the thumb. */
  .accuracies {
    grid-column: 2;
    margin-inline: 0.6em;
  }
  .accuracy-line {
    position: relative;
    block-size: 2.4em;
    margin-block-start: 0.5em;
  }
  .accuracy-line svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  .accuracies .line {
    stroke: currentcolor;
  }
  .accuracies .dot {
    stroke: currentcolor;
    stroke-width: 8px;
    stroke-linecap: round;
  }
  .axis {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-end: calc(100% + 0.9em);
    color: var(--quiet);
    font-size: 0.9em;
    line-height: 1;
    white-space: nowrap;
    transform: translateY(-50%);
  }
  .axis.top {
    inset-block-start: 0;
  }
  .stops {
    position: relative;
    block-size: 1.4em;
    margin-block-start: 0.4em;
    color: var(--quiet);
    font-size: 0.9em;
  }
  .stop {
    position: absolute;
    transform: translateX(-50%);
  }
  .stops + .stops {
    margin-block-start: 0;
  }
  .stops .axis {
    inset-block-start: 0.7em;
    color: inherit;
    font-size: 1em;
  }
  .stop.now {
    color: currentcolor;
    font-weight: bold;
  }
  @container (max-width: 42em) {
    .epoch-grid {
      --shift: 2;
      --skipped: 1;
      grid-template-columns: repeat(var(--moments), minmax(0, 1fr));
      column-gap: 0.7em;
    }
    /* The first is one stop of the slider away, and three would be small. */
    .epoch-grid:not(.fixed) {
      --skipped: 2;
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .epoch.first {
      display: none;
    }
    .epoch-key {
      grid-column: 1;
    }
    .epoch-heading {
      grid-column: 1 / -1;
    }
    .epoch-picture {
      grid-row: 2;
    }
    .label.epoch-picture {
      grid-row: 1;
    }
    .epoch-grid > .picture {
      max-inline-size: 7em;
      margin-block-end: 0.7em;
    }
    .epoch-controls {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .epoch-status {
      grid-column: 2;
      grid-row: 1;
      min-inline-size: 0;
    }
    /* Fourteen numbers have no room. */
    .stop.inner {
      display: none;
    }
    .epoch-controls input,
    .accuracies {
      grid-column: 1 / -1;
    }
    .accuracies {
      margin-inline-start: 3.4em;
    }
    .epoch-controls input {
      inline-size: calc(100% - 2.8em);
      margin-inline-start: 2.8em;
    }
  }
  @media print {
    .epoch-controls button,
    .epoch-controls input {
      display: none;
    }
  }
`;
