import { css } from 'lit';

export const deconvViewerStyles = css`
  .image-row {
    display: grid;
    grid-template-columns: repeat(var(--images), minmax(0, 1fr));
    gap: 1em 0.8em;
    max-inline-size: calc(var(--images) * var(--convlens-panel-size, 22em));
  }
  .row-image .label {
    display: block;
    margin-block: 0.3em;
  }
  .epochs-room {
    position: relative;
    min-block-size: 27em;
  }
  .windows {
    display: flex;
    flex-wrap: wrap;
    gap: 0.7em 0.8em;
    margin: 0.8em 0 0;
    padding: 0;
    list-style: none;
  }
  .windows li {
    display: grid;
    gap: 3px;
    inline-size: 7.5em;
    align-content: end;
  }
  @container (max-width: 30em) {
    .image-row {
      grid-template-columns: repeat(min(3, var(--images)), minmax(0, 1fr));
      gap: 0.7em 0.5em;
    }
  }
  .section {
    margin-block-start: 1.1em;
  }
  .cells {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(var(--convlens-cell-size, 4.6em), 1fr));
    gap: 0.7em 0.8em;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .cell {
    position: relative;
    display: grid;
    gap: 3px;
    inline-size: 100%;
    text-align: start;
    text-decoration: none;
    line-height: 1.2;
  }
  .cell:disabled {
    cursor: default;
  }
  .cell-label {
    display: flex;
    justify-content: space-between;
    font-size: 0.85em;
  }
  .cell[aria-pressed='true'] {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
  .cell[aria-pressed='true']:focus-visible {
    outline-width: 3px;
  }
  .pairs {
    grid-template-columns: repeat(
      auto-fill,
      minmax(calc(2 * var(--convlens-cell-size, 4.6em)), 1fr)
    );
  }
  .pair {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 3px;
  }
  .title {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .pointer {
    position: absolute;
    inset: 0;
  }
  .section > .label {
    margin-block: 0 0.3em;
  }
  .origin {
    margin: 0.3em 0 0;
  }
  .kernel {
    inline-size: 55%;
    aspect-ratio: 1;
  }
  .whole {
    aspect-ratio: var(--whole, 1);
  }
  button:disabled {
    color: var(--quiet);
    text-decoration: none;
  }
`;
