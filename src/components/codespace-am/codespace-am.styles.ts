import { css } from 'lit';

export const codespaceStyles = css`
  @media print {
    .walk :is(button, input, textarea) {
      display: none;
    }
  }
  .generators {
    display: flex;
    flex-wrap: wrap;
    gap: var(--convlens-gap, 1.2em 2em);
  }
  .column {
    flex: 1 1 min(18em, 100%);
    min-inline-size: 0;
    /* Few runs are no larger than a panel; of many the whole line is used. */
    max-inline-size: var(--convlens-panel-size, calc(var(--in-row) * 20em));
    container: runs / inline-size;
  }
  .has-width .column {
    max-inline-size: none;
  }
  .heading {
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.8em;
  }
  /* Pictures run from left to right in every script. */
  .runs,
  .kept,
  .way {
    direction: ltr;
  }
  .runs {
    position: relative;
    display: grid;
    grid-template-columns: repeat(var(--narrow-row), minmax(0, 1fr));
    gap: 0.7em 0.5em;
  }
  @container runs (min-width: 34em) {
    .runs {
      grid-template-columns: repeat(var(--in-row), minmax(0, 1fr));
    }
  }
  .runs > *,
  .kept > *,
  .stop {
    display: block;
    min-inline-size: 0;
    text-decoration: none;
  }
  .runs .picture,
  .walk .picture,
  .kept .picture {
    display: block;
  }
  .number,
  .curve {
    display: block;
    font-size: 0.9em;
  }
  .number {
    text-align: start;
    white-space: nowrap;
    overflow: hidden;
  }
  .curve {
    inline-size: 100%;
    block-size: 1.2em;
    overflow: visible;
  }
  .line {
    stroke: var(--convlens-accent, currentcolor);
    /* A run that has arrived without a step is a dot. */
    stroke-linecap: round;
  }
  .running .number {
    color: var(--quiet);
  }
  .failed .picture {
    opacity: 0.35;
  }
  [aria-pressed='true'] .picture {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 1px;
  }
  /* Letters of double size on a narrow screen. */
  @container (max-width: 14em) {
    .runs {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  .history {
    margin-block-start: 0.9em;
  }
  .kept {
    display: grid;
    grid-template-columns: repeat(8, minmax(0, 1fr));
    gap: 0.3em;
  }
  .walk {
    margin-block-start: 1em;
    padding-block-start: 0.7em;
    border-block-start: 1px solid var(--line);
    max-inline-size: calc(2 * var(--convlens-panel-size, 24em) + 1.6em);
  }
  .walk p {
    margin: 0 0 0.5em;
  }
  .way {
    display: grid;
    grid-template-columns: minmax(0, 8em) minmax(0, 1fr);
    gap: 1em;
    align-items: end;
  }
  .strip {
    display: grid;
    grid-template-columns: repeat(9, minmax(0, 1fr));
    gap: 0.4em;
    min-block-size: 4em;
    align-items: end;
  }
  .along input {
    inline-size: 100%;
    min-block-size: 24px;
  }
  @container (max-width: 34em) {
    .way {
      grid-template-columns: minmax(0, 1fr);
    }
    .place {
      max-inline-size: 6em;
    }
    .strip {
      grid-template-columns: repeat(5, minmax(0, 1fr));
    }
  }
  .code {
    margin-block-start: 0.8em;
  }
  .code label {
    display: block;
    color: var(--quiet);
  }
  textarea {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    font: inherit;
    font-family: ui-monospace, monospace;
    font-size: 0.9em;
    color: inherit;
    background: transparent;
    border: 1px solid currentcolor;
    border-radius: 0;
  }
  .transport {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0.3em 1em;
  }
  .transport button {
    min-block-size: 24px;
  }
  button:disabled {
    color: var(--quiet);
    cursor: default;
    text-decoration: none;
  }
  .controls {
    --choice-size: auto;
  }
  .notice {
    padding-inline-start: 0.8em;
    border-inline-start: 2px solid currentcolor;
  }
`;
