import { css } from 'lit';

/** Columns of epochs with the scrubber below. */
export const epochStyles = css`
  .epochs {
    margin-block-start: 0.9em;
    padding-block-start: 0.7em;
    border-block-start: 1px solid var(--line);
  }
  .epochs p {
    max-inline-size: 44em;
    margin: 0.7em 0 0;
    text-wrap: pretty;
  }
  /* The chosen epoch between the outer ones, which are smaller. */
  .epoch-grid,
  .epoch-controls {
    max-inline-size: calc(4.4 * var(--convlens-panel-size, 22em));
  }
  .epoch-grid {
    --shift: 0;
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr)) minmax(0, 1.6fr) minmax(0, 1fr);
    column-gap: 1em;
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
  .epoch-grid > *,
  .epoch > * {
    grid-row: calc(var(--row) + var(--shift));
  }
  .epoch.first > * {
    grid-column: 2;
  }
  .epoch.now > * {
    grid-column: 3;
  }
  .epoch.last > * {
    grid-column: 4;
  }
  [data-row='title'] {
    --row: 1;
  }
  [data-row='reconstruction'] {
    --row: 3;
  }
  [data-row='maps'] {
    --row: 5;
  }
  [data-row='filters'] {
    --row: 8;
  }
  .epoch-heading {
    grid-row: calc(var(--row) - 1 + var(--shift));
    grid-column: 2 / -1;
    margin-block-start: 0.9em;
  }
  .epoch-heading[data-row='reconstruction'] {
    margin-block-start: 0.2em;
  }
  .epoch-key {
    grid-row: calc(var(--row) + 1 + var(--shift));
    grid-column: 3;
  }
  .epoch-picture {
    grid-column: 1;
    grid-row: 3;
  }
  .label.epoch-picture {
    grid-row: 2;
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
  .stop.now {
    color: currentcolor;
    font-weight: bold;
  }
  @container (max-width: 42em) {
    .epoch-grid {
      --shift: 2;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1.6fr) minmax(0, 1fr);
      column-gap: 0.7em;
    }
    .epoch.first > * {
      grid-column: 1;
    }
    .epoch.now > *,
    .epoch-key {
      grid-column: 2;
    }
    .epoch.last > * {
      grid-column: 3;
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
