import { css } from 'lit';

/** Conservation and denominators of an `<lrp-heatmap>`. */
export const lrpBooksStyles = css`
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
  @media (forced-colors: active) {
    .segment,
    .swatch,
    .near {
      forced-color-adjust: none;
    }
  }
`;
