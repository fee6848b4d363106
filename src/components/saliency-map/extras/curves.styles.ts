import { css } from 'lit';

/** Deletion and insertion curves. */
export const curvesStyles = css`
  .curves-meaning {
    max-inline-size: 44em;
    margin: 0.7em 0 0;
    text-wrap: pretty;
  }
  .curves {
    display: grid;
    gap: 0.35em;
    margin-block-start: 0.5em;
  }
  .curve-label {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    column-gap: 0.5em;
    min-block-size: 1.3em;
    font-size: 0.92em;
    line-height: 1.3;
  }
  .curve svg {
    display: block;
    inline-size: 100%;
    block-size: 2.2em;
    overflow: visible;
  }
  .curve .line {
    stroke: currentcolor;
  }
  .curve .area {
    fill: color-mix(in srgb, currentcolor 12%, transparent);
  }
  .curve .random {
    stroke: var(--quiet);
    stroke-width: 1px;
    stroke-dasharray: 3 3;
  }
`;
