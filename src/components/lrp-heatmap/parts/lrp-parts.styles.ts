import { css } from 'lit';

/** Layers and channels of an `<lrp-heatmap>`, and what its parts share. */
export const lrpPartsStyles = css`
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
