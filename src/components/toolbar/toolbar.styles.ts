import { css } from 'lit';

/** "More" under a figure. */
export const toolbarStyles = css`
  .toolbar {
    /* Opened, it does not move its own summary. */
    display: flow-root;
    position: relative;
    margin-block-start: 0.4em;
    font-size: var(--convlens-font-size, var(--type, min(0.85em, max(1.7rem, 5cqi))));
    line-height: 1.4;
  }
  /* Nothing to save yet, and what stands before it in its line still changes. */
  .toolbar.unsettled {
    visibility: hidden;
  }
  .toolbar summary {
    inline-size: max-content;
    min-inline-size: 24px;
    min-block-size: 24px;
    align-content: center;
    color: var(--quiet);
    cursor: pointer;
    list-style: none;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .toolbar summary::-webkit-details-marker {
    display: none;
  }
  .toolbar summary:hover,
  .toolbar[open] summary {
    color: inherit;
  }
  /* At the end of the last row of controls, where there are some: it takes no room of its own. */
  figure:has(+ .toolbar) > .controls:last-child {
    padding-inline-end: 4.5em;
  }
  figure:has(> .controls:last-child) + .toolbar {
    margin-block-start: 0;
  }
  figure:has(> .controls:last-child) + .toolbar summary {
    position: absolute;
    inset-block-end: 100%;
    inset-inline-end: 0;
  }
  @media (pointer: coarse) {
    .toolbar summary {
      min-inline-size: 44px;
      min-block-size: 44px;
      text-align: end;
    }
    figure:has(> .controls:last-child) + .toolbar summary {
      margin-block-end: -10px;
    }
  }
  @media print {
    .toolbar {
      display: none;
    }
  }
`;
