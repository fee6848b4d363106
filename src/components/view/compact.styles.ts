import { css } from 'lit';

/** Figures of `layout="compact"`: images as large as the box allows, a legend, a sentence. */
export const compactStyles = css`
  :host([layout='compact']) {
    /* Labels, legend, sentence and button. */
    --words: 10.5em;
    --image: calc((100cqb - var(--words)) / var(--rows, 1));
  }
  :host([layout='compact']) .frame figure {
    line-height: 1.3;
  }
  .adjust {
    min-block-size: 24px;
    min-inline-size: 24px;
    margin-block-start: 0.3em;
    font-size: var(--convlens-font-size, var(--type, 0.85em));
    color: var(--quiet);
  }
  :host([layout='compact']) .frame:not(.adjusting) .toolbar {
    display: none;
  }
  :host([layout='compact']) .panels {
    --columns: var(--in-row);
    grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
    gap: 0.5em 0.8em;
    max-inline-size: calc(
      var(--in-row) * (max(4em, var(--image)) * (var(--aspect)) + 0.8em) - 0.8em
    );
  }
  :host([layout='compact']) .frame .panel {
    grid-column: auto;
    grid-row: span 3;
  }
  :host([layout='compact']) .runs {
    grid-template-columns: repeat(var(--compact-row), minmax(0, 1fr));
    gap: 0.4em 0.5em;
    max-inline-size: calc(
      var(--compact-row) * (max(4em, var(--image) - 1.7em) * (var(--aspect)) + 0.5em)
    );
  }
  :host([layout='compact']) .column {
    max-inline-size: none;
  }
  :host([layout='compact']) .grids {
    --per-line: var(--count);
    gap: 0.4em 1.8em;
    max-inline-size: calc(var(--count) * (max(6em, 100cqb - 18em) + 1.8em));
  }
  :host([layout='compact']) .frame .key {
    order: 1;
    grid-area: auto / 1 / auto / -1;
  }
  :host([layout='compact']) .key ul {
    display: flex;
    flex-wrap: wrap;
    column-gap: 1.5em;
  }
  :host([layout='compact']) figcaption {
    margin-block-start: 0.4em;
    max-inline-size: none;
  }
  /* Left is what a slide shows. */
  :host([layout='compact'])
    .frame:not(.adjusting)
    :is(
      figure
        > :not(
          .panels,
          .grids,
          .generators,
          .words,
          figcaption,
          .gallery,
          .input,
          .question,
          .own-legend,
          .model,
          [part='error'],
          [part='start']
        ),
      .words > :not(figcaption, [part='error']),
      figcaption > :not(:first-child),
      .books,
      .curve,
      .history,
      .ways,
      .hint,
      .sketch
    ) {
    display: none;
  }
  :host([layout='compact']) .place:not(.adjusting) :is(.controls, .reading) {
    display: none;
  }
  /* There is room for numbers beside images, and for formulas, on a slide, not in a column of text. */
  @container (max-width: 60rem) {
    :host([layout='compact']) .frame:not(.adjusting) :is(.answer-panel, .grids .formula) {
      display: none;
    }
    :host([layout='compact']) .frame:not(.adjusting) .panels:has(> .answer-panel) {
      --in-row: 3 !important;
    }
  }
  @container (max-width: 40rem) {
    :host([layout='compact']) .grids {
      --per-line: 3;
    }
  }
  /* Six grids in two rows. */
  @media (max-width: 50em) {
    :host(relu-backward[layout='compact']) {
      aspect-ratio: 2 / 3;
    }
  }
`;
