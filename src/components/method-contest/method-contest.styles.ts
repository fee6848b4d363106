import { css } from 'lit';

export const methodContestStyles = css`
  /* The table as wide as it likes, the image and the curves beside it where there is room. */
  .contest {
    display: grid;
    gap: 1.2em 2em;
    grid-template-columns: minmax(0, 1fr);
    align-items: start;
  }
  .image {
    max-inline-size: 15em;
  }
  .image .panels {
    --columns: 1;
    grid-template-columns: minmax(0, 1fr);
    max-inline-size: 11em;
  }
  @container (min-width: 52em) {
    .contest {
      grid-template-columns: 17em minmax(0, 1fr);
    }
    .image {
      max-inline-size: none;
    }
  }
  @container (max-width: 51.99em) {
    .image {
      max-inline-size: 22em;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .scroller {
    position: relative;
    overflow-x: auto;
  }
  .scroller:focus-visible {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    line-height: 1.25;
  }
  th {
    font-weight: inherit;
    text-align: start;
  }
  thead th {
    vertical-align: bottom;
    padding-block-end: 0.4em;
    border-block-end: 1px solid var(--line);
  }
  :is(th, td).number {
    text-align: end;
    white-space: nowrap;
    padding-inline: 0.9em 0.2em;
  }
  tbody :is(th, td) {
    padding-block: 0.3em;
    border-block-end: 1px solid var(--line);
  }
  /* The methods stay in sight while the numbers scroll below them. */
  tr > :first-child {
    position: sticky;
    inset-inline-start: 0;
    background: var(--convlens-background, Canvas);
    z-index: 1;
    padding-inline-end: 0.6em;
  }
  .method {
    display: grid;
    grid-template-columns: var(--convlens-thumbnail-size, 4.6em) minmax(5.5em, 11em);
    gap: 0.7em;
    align-items: center;
  }
  .method .picture {
    aspect-ratio: var(--aspect, 1);
  }
  td.failure {
    color: var(--quiet);
    padding-inline-start: 0.9em;
    font-size: 0.9em;
    max-inline-size: 26em;
  }
  td.number {
    vertical-align: middle;
  }
  [part='value'] {
    display: block;
    min-block-size: 1.25em;
  }
  small {
    display: block;
    color: var(--quiet);
    font-size: 0.85em;
    white-space: nowrap;
  }
  small[part='rank']::before {
    content: '#';
  }
  .contest button {
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    color: inherit;
    text-align: inherit;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .contest button[aria-pressed='true'] {
    font-weight: 600;
  }
  .arrow {
    display: inline-block;
    inline-size: 1em;
    font-size: 0.75em;
    text-align: center;
  }
  .measures,
  .agreements ul {
    margin: 0.9em 0 0;
    padding: 0;
    list-style: none;
    max-inline-size: 50em;
  }
  .measures b {
    font-weight: 600;
  }
  .agreements p {
    margin: 0.9em 0 0;
  }
  .agreements ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1em 1.4em;
    margin-block-start: 0.2em;
    font-variant-numeric: tabular-nums;
  }
  @container (max-width: 30em) {
    .method {
      grid-template-columns: minmax(0, 5.6em);
      gap: 0.2em;
      font-size: 0.95em;
    }
    .method .picture {
      inline-size: var(--convlens-thumbnail-size, 3.6em);
    }
    :is(th, td).number {
      padding-inline-start: 0.6em;
    }
  }
  @media (pointer: coarse) {
    .contest button {
      min-block-size: 44px;
    }
  }
  @media print {
    .scroller {
      overflow: visible;
    }
  }
`;
