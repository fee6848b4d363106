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
    min-block-size: 4.2em;
    margin: 0.7em 0 0;
    color: var(--quiet);
    text-wrap: pretty;
  }
  :host([layers]) .reading {
    min-block-size: 2.8em;
  }
  @container (max-width: 30em) {
    .reading {
      min-block-size: 7em;
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

/** Layers and channels of an `<lrp-heatmap>`, and what its parts share. */
export const layersStyles = css`
  .similarity div {
    max-inline-size: none;
    font-size: 0.92em;
  }
  .section {
    margin-block-start: 1.3em;
  }
  .section > .label {
    margin-block: 0 0.4em;
  }
  .layer-cells,
  .cells {
    display: grid;
    gap: 0.8em 0.8em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .layer-cells {
    grid-template-columns: repeat(auto-fill, minmax(var(--convlens-cell-size, 5.2em), 6.4em));
  }
  .layer-cells li {
    display: grid;
    grid-row: span 3;
    grid-template-rows: subgrid;
  }
  .layer-cell {
    display: grid;
    grid-row: span 3;
    grid-template-rows: subgrid;
    row-gap: 0.25em;
    align-items: start;
    text-align: start;
    text-decoration: none;
    line-height: 1.2;
  }
  .cell-title {
    align-self: end;
    font-size: 0.92em;
    overflow-wrap: break-word;
  }
  .layer-cell .picture,
  .cell .picture {
    display: block;
  }
  .stripes .fitted {
    object-fit: fill;
  }
  .cell-sum {
    font-size: 0.85em;
  }
  .here {
    display: block;
  }
  .cells {
    grid-template-columns: repeat(auto-fill, minmax(var(--convlens-cell-size, 4.6em), 1fr));
    align-content: start;
  }
  .cells.units {
    column-gap: 2em;
  }
  .cell {
    display: grid;
    gap: 3px;
    inline-size: 100%;
    text-align: start;
    text-decoration: none;
    line-height: 1.2;
  }
  .cell-label {
    display: flex;
    justify-content: space-between;
    font-size: 0.85em;
  }
  :is(.cell, .layer-cell):disabled {
    cursor: default;
  }
  :is(.cell, .layer-cell)[aria-pressed='true'] {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
  :is(.cell, .layer-cell)[aria-pressed='true']:focus-visible {
    outline-width: 3px;
  }
  .opened {
    display: grid;
    grid-template-columns: minmax(0, 12em) minmax(0, 1fr);
    gap: 1em;
    align-items: start;
  }
  .opened:not(:has(.opened-layer)) {
    grid-template-columns: minmax(0, 1fr);
  }
  @container (max-width: 34em) {
    .opened {
      grid-template-columns: minmax(0, 1fr);
    }
    .opened-layer {
      max-inline-size: 12em;
    }
  }
  .opened-layer {
    position: relative;
  }
  .opened-layer .picture {
    display: block;
  }
  .unit-bar {
    position: relative;
    block-size: 0.7em;
    background: linear-gradient(var(--line), var(--line)) center / 1px 100% no-repeat;
  }
  .unit-bar span {
    position: absolute;
    inset-block: 0;
    background: currentcolor;
    opacity: 0.6;
  }
  .grid-legend {
    max-inline-size: 20em;
    margin-block-start: 0.6em;
  }
  .pager {
    display: flex;
    gap: 1em;
    margin: 0.5em 0 0;
  }
  button:disabled {
    color: inherit;
  }
  .pager button:disabled {
    color: var(--quiet);
    text-decoration: none;
  }
  .section details {
    margin-block-start: 0.4em;
  }
  @media print {
    .pager button {
      display: none;
    }
  }
`;
