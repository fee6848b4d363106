import { css } from 'lit';

/** Layers, channels, conservation and denominators of an `<lrp-heatmap>`. */
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
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1em 1.1em;
    margin: 0 0 0.5em;
    padding: 0;
    list-style: none;
    font-size: 0.92em;
    color: var(--quiet);
  }
  .swatch {
    display: inline-block;
    inline-size: 0.8em;
    block-size: 0.8em;
    margin-inline-end: 0.4em;
    vertical-align: -0.05em;
  }
  .bars {
    display: grid;
    grid-template-columns: minmax(0, max-content) minmax(0, 26em) max-content;
    gap: 0.3em 0.8em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .bars li {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: subgrid;
    align-items: center;
  }
  .bar-title {
    line-height: 1.2;
  }
  /* Bars run from left to right in every script. */
  .bar-box {
    position: relative;
    block-size: 1em;
    direction: ltr;
  }
  .bar-sum {
    text-align: end;
  }
  .segment {
    position: absolute;
    inset-block: 0;
  }
  .axis {
    position: absolute;
    inset-block: -0.15em;
    inline-size: 1px;
    background: currentcolor;
  }
  .passedOn {
    background: color-mix(in srgb, currentcolor 45%, transparent);
  }
  .absorbedByEpsilon,
  .near {
    background: #c9571c;
    fill: #c9571c;
  }
  .absorbedByBias {
    background: #2f7fc1;
  }
  .lostToZeros {
    background: repeating-linear-gradient(135deg, #a8559b 0 2px, transparent 2px 4px);
  }
  .lostToPadding {
    background: repeating-linear-gradient(45deg, #16876a 0 2px, transparent 2px 4px);
  }
  .leftOut {
    box-shadow: inset 0 0 0 1px var(--quiet);
  }
  .total,
  .histogram-text {
    max-inline-size: 44em;
    margin: 0.6em 0 0;
    text-wrap: pretty;
  }
  .section details {
    margin-block-start: 0.4em;
  }
  .numbers :is(td, thead th:not(:first-child)) {
    text-align: end;
  }
  .numbers tbody tr:last-child :is(th, td) {
    border-block-start: 1px solid var(--line);
  }
  .histogram {
    direction: ltr;
    max-inline-size: 30em;
  }
  .histogram svg {
    display: block;
    inline-size: 100%;
    block-size: 7em;
    overflow: visible;
  }
  .bin {
    fill: color-mix(in srgb, currentcolor 45%, transparent);
  }
  .histogram-ticks {
    display: grid;
    grid-template-columns: 1fr auto 1fr;
    margin-block-start: 0.2em;
    font-size: 0.9em;
    color: var(--quiet);
  }
  .histogram-ticks :last-child {
    text-align: end;
  }
  @media print {
    .pager button {
      display: none;
    }
  }
`;
