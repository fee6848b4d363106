import { css } from 'lit';

/** What "More" opens. */
export const panelStyles = css`
  .tools {
    margin-block-start: 0.7em;
    padding-block-start: 0.7em;
    border-block-start: 1px solid var(--line);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 1.4em;
    align-items: baseline;
  }
  .several {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0.3em 0.9em;
    align-items: baseline;
  }
  .tools button,
  .actions a {
    min-inline-size: 24px;
    min-block-size: 24px;
    text-align: start;
  }
  .actions a {
    display: inline-block;
  }
  .tools a {
    color: inherit;
    text-underline-offset: 0.2em;
  }
  .tools button:disabled {
    color: var(--quiet);
    cursor: default;
    text-decoration: none;
  }
  @media (pointer: coarse) {
    .tools button,
    .actions a {
      min-block-size: 44px;
      align-content: center;
    }
  }
  .tools p {
    margin: 0;
  }
  .said:not(:empty) {
    margin-block-start: 0.4em;
  }
  .embed {
    display: grid;
    gap: 0.8em;
    max-inline-size: 44em;
    margin-block-start: 0.8em;
  }
  .code label {
    display: grid;
    gap: 0.3em;
  }
  .code textarea {
    box-sizing: border-box;
    inline-size: 100%;
    padding: 0.5em;
    border: 1px solid currentcolor;
    border-radius: 0;
    background: transparent;
    color: inherit;
    font:
      0.95em/1.45 ui-monospace,
      monospace;
    overflow-wrap: anywhere;
    resize: vertical;
  }
  .map-table {
    display: grid;
    grid-template-columns: minmax(0, max-content);
    gap: 0.6em;
    margin-block-start: 0.8em;
  }
  .map-table label {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.3em 0.6em;
  }
  .map-table select {
    max-inline-size: 100%;
    min-block-size: 24px;
    font: inherit;
  }
  /* Four columns of numbers in large letters are wider than a phone. */
  .map-table .scrolled {
    overflow-x: auto;
  }
  @media (pointer: coarse) {
    .map-table select {
      min-block-size: 44px;
    }
  }
  .map-table table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .map-table caption {
    max-inline-size: 44em;
    padding-block-end: 0.5em;
    text-align: start;
    text-wrap: pretty;
  }
  .map-table :is(th, td) {
    padding: 0.3em 0;
    padding-inline-end: clamp(0.5em, 4cqi, 2.4em);
    text-align: start;
    vertical-align: baseline;
    font-weight: normal;
  }
  .map-table tbody :is(th, td) {
    border-block-start: 1px solid var(--line);
  }
  .map-table small {
    display: block;
    color: var(--quiet);
    font-size: 0.88em;
  }
  .about {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 0.35em 1.2em;
    max-inline-size: 50em;
    margin-block: 0.8em 0;
  }
  .about dt {
    color: var(--quiet);
  }
  .about dd {
    margin: 0;
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .about cite {
    font-style: normal;
  }
  @container (max-width: 30em) {
    .about {
      grid-template-columns: minmax(0, 1fr);
      row-gap: 0;
    }
    .about dd + dt {
      margin-block-start: 0.5em;
    }
  }
  .frame:fullscreen {
    box-sizing: border-box;
    inline-size: 100% !important;
    padding: clamp(1rem, 3vw, 3rem);
    overflow: auto;
    background: var(--backdrop, Canvas);
    font-size: max(1rem, 1.4vmin);
    --convlens-panel-size: min(46vw, 62vh);
  }
`;
