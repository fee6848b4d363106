import { css } from 'lit';

/** Quiet native controls: one row below the figure, which wraps. */
export const controlStyles = css`
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1.2em;
    align-items: baseline;
    margin-block-start: 0.7em;
  }
  .control {
    display: block;
  }
  .controls .control {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0.4em 1.2em;
    align-items: baseline;
    max-inline-size: 100%;
  }
  .controls > .control:has(> details),
  .other-controls[open] {
    display: block;
    flex-basis: 100%;
    min-inline-size: 0;
  }
  .controls label {
    display: inline-flex;
    gap: 0.45em;
    align-items: baseline;
    max-inline-size: 100%;
  }
  .controls label:has([type='checkbox']) {
    align-items: center;
  }
  .controls :is(label, button, summary),
  figure summary {
    min-block-size: 24px;
  }
  select,
  input {
    font: inherit;
    color: inherit;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  select,
  .search,
  input[type='number'] {
    inline-size: var(--choice-size, 12em);
    padding: 0.15em 0.1em;
    border: 0;
    border-block-end: 1px solid currentcolor;
    border-radius: 0;
    background: transparent;
  }
  /* While its choices are unknown it says what is chosen: to be read as any other. */
  select:disabled {
    opacity: 1;
    border-block-end-style: dotted;
  }
  .search {
    box-sizing: border-box;
    padding-block: calc(0.15em + 0.5px);
    padding-inline: 0.3em 1.3em;
    line-height: normal;
  }
  .suggestions {
    display: contents;
  }
  input[type='number'] {
    inline-size: 4em;
  }
  input[type='range'] {
    inline-size: 8em;
    align-self: center;
    margin: 0;
  }
  input[type='checkbox'] {
    flex: none;
    align-self: center;
    margin: 0;
  }
  option,
  optgroup {
    color: initial;
    background: initial;
  }
  @media print {
    .controls {
      display: none;
    }
  }
`;
