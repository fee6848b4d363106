import { css } from 'lit';

/** Panels, caption and controls of an `<lrp-heatmap>`. */
export const lrpHeatmapStyles = css`
  .probe {
    position: absolute;
    inset: 0;
    cursor: crosshair;
    touch-action: manipulation;
  }
  /* What was picked stays in sight. */
  .picker .place:not(.hover) {
    opacity: 1;
  }
  /* An output stands for all of the picture that it sees. */
  .panel:has(.places) .fitted {
    object-fit: fill;
  }
  .expected {
    visibility: hidden;
  }
  .books {
    margin: 0.5em 0 0;
    font-size: 0.92em;
    line-height: 1.35;
  }
  .books div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    column-gap: 0.6em;
  }
  .books dt {
    color: var(--quiet);
  }
  .books dd {
    margin: 0;
    margin-inline-start: auto;
    text-align: end;
  }
  @container (max-width: 30em) {
    .books div {
      display: block;
    }
    .books dt {
      display: inline;
    }
    .books dd {
      display: inline-grid;
    }
  }
  .reading {
    align-content: start;
    max-inline-size: 44em;
    min-block-size: 2.8em;
    margin: 0.5em 0 0;
    font-size: 0.92em;
    color: var(--quiet);
    text-wrap: pretty;
  }
  :host([layers]) .reading {
    min-block-size: 1.4em;
  }
  @container (max-width: 30em) {
    .reading {
      min-block-size: 5.6em;
    }
  }
  .reading + figcaption {
    margin-block-start: 0.2em;
  }
  .places {
    margin: 0.4em 0 0;
    text-wrap: pretty;
  }
  .value {
    display: inline-block;
    min-inline-size: 4.2em;
  }
  .rules {
    margin-block-start: 0.7em;
  }
  summary {
    inline-size: fit-content;
    cursor: pointer;
  }
  /* The selects inside bring it along; the room is for their focus. */
  .rule-box {
    position: relative;
    overflow-x: auto;
    padding-block: 4px;
  }
  .rule-table {
    margin-block: 0.6em 0.4em;
    border-collapse: collapse;
  }
  .rule-table :is(th, td) {
    padding: 0.15em 1.4em 0.15em 0;
    font-weight: normal;
    text-align: start;
  }
  .rule-table :is(th, td):last-child {
    padding-inline-end: 0;
  }
  .rule-table thead th {
    color: var(--quiet);
    border-block-end: 1px solid var(--line);
  }
  .rule-table select {
    --choice-size: 9em;
    min-block-size: 24px;
  }
  @container (max-width: 30em) {
    .rule-table :is(th, td) {
      padding-inline-end: 0.6em;
    }
    .rule-table select {
      --choice-size: 6em;
    }
  }
  @media print {
    .rules,
    .reading,
    [part='back'] {
      display: none;
    }
  }
`;
