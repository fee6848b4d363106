import { css } from 'lit';

/** Slider, chart and table of the sanity check. */
export const sanityStyles = css`
  .similarity {
    margin: 0.4em 0 0;
  }
  .similarity div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    column-gap: 0.5em;
    max-inline-size: 10em;
  }
  .similarity dt {
    color: var(--quiet);
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
    min-block-size: 24px;
  }
  .sanity-controls button {
    min-inline-size: 3.2em;
    min-block-size: 24px;
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
