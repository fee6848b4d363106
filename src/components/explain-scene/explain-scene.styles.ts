import { css } from 'lit';

export const explainSceneStyles = css`
  .row,
  .reading {
    font-size: var(--convlens-font-size, var(--type, 0.85em));
    line-height: 1.4;
    font-variant-numeric: tabular-nums;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.7em 1.2em;
    align-items: end;
    margin-block-end: 1em;
  }
  .row .picture {
    flex: none;
    inline-size: min(100%, 9em);
  }
  .beside {
    flex: 1 1 14em;
    min-inline-size: 0;
  }
  .beside p {
    margin-block: 0.5em 0;
  }
  .beside .failure {
    font-size: inherit;
  }
  .controls {
    --choice-size: auto;
    margin: 0;
  }
  .controls :is(select, .search, button) {
    min-block-size: 24px;
  }
  .controls :is(select, .search) {
    max-inline-size: 13em;
  }
  .pickers {
    display: contents;
  }
  .note,
  .hint,
  .name {
    color: var(--quiet);
  }
  .link {
    inline-size: 20em;
  }
  /* Hint and values share one place, so that nothing moves when the pointer comes. */
  .reading {
    display: grid;
    margin-block: 0.5em 0;
    padding-block: 0.4em;
  }
  .reading > * {
    grid-area: 1 / 1;
    margin: 0;
  }
  .reading .values {
    display: flex;
    flex-wrap: wrap;
    column-gap: 1.4em;
    padding: 0;
    list-style: none;
  }
  .reading:not(.pointing) .values,
  .reading.pointing .hint {
    visibility: hidden;
  }
  /* The room of the longest text, lest the line wraps when it comes. */
  .reading .where {
    min-inline-size: 16ch;
  }
  .reading .number {
    display: inline-block;
    min-inline-size: 8ch;
  }
  @media print {
    .reading {
      display: none;
    }
  }
`;
