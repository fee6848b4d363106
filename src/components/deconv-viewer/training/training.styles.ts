import { css } from 'lit';

/** Picture, maps and losses in one row, the buttons below. */
export const trainingStyles = css`
  .training {
    margin-block-start: 0.9em;
    padding-block-start: 0.7em;
    border-block-start: 1px solid var(--line);
  }
  .training p {
    max-inline-size: 44em;
    margin: 0.7em 0 0;
    text-wrap: pretty;
  }
  .training .failure {
    font-size: inherit;
  }
  .training-grid {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr) minmax(0, 1.6fr);
    gap: 1em 1.2em;
    align-items: start;
    max-inline-size: calc(4.4 * var(--convlens-panel-size, 15em));
  }
  .training-answer,
  .training-status {
    font-variant-numeric: tabular-nums;
  }
  .training-answer {
    margin-block-start: 0.4em;
  }
  .training .mosaic {
    display: block;
    inline-size: 100%;
    image-rendering: pixelated;
  }
  .training-controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1.4em;
    margin-block-start: 1em;
  }
  .training-controls button:disabled {
    color: var(--quiet);
    text-decoration: none;
    cursor: default;
  }
  /* What stands beside it keeps its place when it turns into Pause. */
  .train {
    min-inline-size: 3.2em;
    text-align: start;
  }
  /* Time runs from left to right in every script. */
  .loss {
    direction: ltr;
    margin-inline-start: 2em;
  }
  .loss-plot {
    position: relative;
    block-size: 9em;
  }
  .loss svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  .loss .line {
    stroke: currentcolor;
    stroke-linejoin: round;
  }
  .loss .dot {
    stroke: currentcolor;
    stroke-width: 6px;
    stroke-linecap: round;
  }
  .loss-tick,
  .loss-steps {
    color: var(--quiet);
    font-size: 0.9em;
  }
  .loss-tick {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-end: calc(100% + 0.5em);
    line-height: 1;
    transform: translateY(-50%);
  }
  .loss-steps {
    display: flex;
    justify-content: space-between;
    margin-block-start: 0.3em;
  }
  @container (max-width: 42em) {
    .training-grid {
      grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    }
    .training-answer {
      min-block-size: 3em;
    }
    .training-grid > :last-child {
      grid-column: 1 / -1;
    }
  }
  @media print {
    .training-controls button {
      display: none;
    }
  }
`;
