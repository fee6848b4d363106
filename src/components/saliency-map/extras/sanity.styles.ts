import { css } from 'lit';

/** Slider, chart and table of the sanity check. */
export const sanityStyles = css`
  .similarity {
    margin: 0.4em 0 0;
  }
  .similarity div {
    display: flex;
    justify-content: space-between;
    gap: 0.5em;
    max-inline-size: 10em;
  }
  .similarity dt {
    color: var(--quiet);
    white-space: nowrap;
  }
  .similarity dd {
    margin: 0;
  }
  .sanity {
    margin-block-start: 0.9em;
    padding-block-start: 0.7em;
    border-block-start: 1px solid var(--line);
  }
  .sanity p {
    max-inline-size: 44em;
    margin: 0.7em 0 0;
    text-wrap: pretty;
  }
  .sanity-controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1em;
    align-items: center;
  }
  .sanity-controls label {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0.2em 0.6em;
    align-items: center;
  }
  .sanity-controls button {
    min-inline-size: 3.2em;
    text-align: start;
  }
  input[type='range'] {
    inline-size: 10em;
    margin: 0;
  }
  input[type='range']:focus-visible,
  summary:focus-visible,
  .scrolling:focus-visible {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
  /* Axes and their numbers run from left to right in every script. */
  .chart {
    direction: ltr;
    max-inline-size: 36em;
    margin-block-start: 0.9em;
  }
  .chart-title {
    margin-block-end: 0.7em;
  }
  .plot {
    position: relative;
    display: grid;
    grid-template: 100% / minmax(0, 1fr) 1.2em 9.5em;
    margin-inline-start: 1.6em;
  }
  .plot svg {
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  .tick {
    position: absolute;
    inset-inline-end: calc(100% + 0.5em);
    color: var(--quiet);
    font-size: 0.9em;
    line-height: 1;
    transform: translateY(-50%);
  }
  .tick.top {
    inset-block-start: 0;
  }
  .tick.bottom {
    inset-block-start: 100%;
  }
  .line-labels {
    position: relative;
  }
  .line-labels span {
    position: absolute;
    inset-inline-start: 0.4em;
    line-height: 1;
    white-space: nowrap;
    transform: translateY(-50%);
  }
  .across {
    display: flex;
    justify-content: space-between;
    gap: 0.5em;
    margin-inline: 1.6em 10.7em;
    padding-block-start: 0.35em;
    color: var(--quiet);
    font-size: 0.9em;
    line-height: 1.25;
    text-align: center;
  }
  .hairline.now {
    stroke: currentcolor;
    stroke-width: 1px;
    opacity: 0.55;
  }
  .dots {
    stroke-width: 5px;
    stroke-linecap: round;
  }
  .leader {
    stroke-width: 1px;
    opacity: 0.4;
  }
  .sanity details {
    margin-block-start: 0.6em;
  }
  summary {
    inline-size: fit-content;
    cursor: pointer;
  }
  .scrolling {
    overflow-x: auto;
  }
  table {
    margin-block-start: 0.4em;
    border-collapse: collapse;
  }
  caption {
    color: var(--quiet);
    text-align: start;
  }
  th,
  td {
    padding: 0.15em 1em 0.15em 0;
    font-weight: normal;
    text-align: start;
    white-space: nowrap;
  }
  thead th {
    border-block-end: 1px solid var(--line);
  }
  @media print {
    .sanity-controls {
      display: none;
    }
  }
`;
