import { css } from 'lit';

/** The grid of a gallery. */
export const galleryStyles = css`
  .gallery {
    display: grid;
    grid-template-columns: repeat(
      auto-fill,
      minmax(min(100%, calc(var(--panes) * var(--convlens-gallery-size, 5em))), 1fr)
    );
    gap: var(--convlens-gap, 1.1em 1em);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .panes {
    display: grid;
    grid-template-columns: repeat(var(--panes), minmax(0, 1fr));
    gap: 3px;
    margin-block-end: 0.25em;
  }
  .cell {
    min-inline-size: 0;
    line-height: 1.3;
  }
  .cell .answer,
  .cell .computed {
    min-block-size: 1.3em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .cell .computed {
    font-size: 0.9em;
  }
  .cell.failed {
    align-self: start;
    padding-inline-start: 0.6em;
    border-inline-start: 2px solid currentcolor;
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  .cell p {
    margin: 0;
  }
  .gallery-legend {
    max-inline-size: 20em;
    margin-block-start: 0.9em;
  }
`;
