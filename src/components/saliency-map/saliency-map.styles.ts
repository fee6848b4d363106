import { css } from 'lit';

export const saliencyMapStyles = css`
  .expected {
    visibility: hidden;
  }
  .leading,
  .starting {
    grid-column-start: 1;
  }
  @container (max-width: 24em) {
    .label {
      font-size: 0.92em;
    }
  }
`;

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
  .gallery.by-class {
    --least: max(110px, var(--convlens-gallery-size, 110px));
    grid-template-columns: repeat(
      auto-fill,
      minmax(min(100%, calc(var(--panes) * (var(--least) + 3px))), 1fr)
    );
  }
  .class-group {
    display: contents;
    list-style: none;
  }
  .class-heading {
    margin: 0 0 0.3em;
    font-weight: 600;
  }
  .class-heading.again {
    font-weight: 400;
  }
  .cell-caption {
    margin: 0.2em 0 0.1em;
    text-wrap: pretty;
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

/** Links to papers in the sentences below. */
export const sourcesStyles = css`
  p a {
    color: inherit;
  }
  p a:focus-visible {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
`;
