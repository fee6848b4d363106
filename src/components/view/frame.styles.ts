import { css } from 'lit';

/** What an element looks like before its view has come, and after an error. */
export const frameStyles = css`
  :host {
    display: block;
    max-inline-size: 100%;
    break-inside: avoid-column;
    --accent: var(--convlens-accent, auto);
    --line: var(--convlens-line-color, color-mix(in srgb, currentcolor 22%, transparent));
    --quiet: var(--convlens-quiet-color, currentcolor);
    accent-color: var(--accent);
  }
  :host([hidden]) {
    display: none;
  }
  /*
   * A container tells nobody how wide it would like to be. Where a place takes its width from what
   * stands in it, this line without height does: so much, and no less than so much.
   */
  .room {
    --least: 15em;
    --most: 40em;
    display: grid;
    grid-template-columns: minmax(min(var(--least), 60vi), var(--most));
    overflow: hidden;
  }
  .frame {
    container-type: inline-size;
  }
  /* Out of a column in the middle of the window, and never out of the window with its scroll bar. */
  :host([span]) > .frame {
    margin-inline: var(--convlens-span, min(0px, 50% - min(var(--half, 32rem), 50vi - 1rem)));
  }
  :host([span='screen']) {
    --half: 50vi;
  }
  figure {
    margin: 0;
  }
  /* Very large letters of the page end at what a narrow figure can hold, twice the usual size at least. */
  figure,
  .failure {
    font-size: var(--convlens-font-size, var(--type, min(0.85em, max(1.7rem, 5cqi))));
    line-height: 1.4;
    font-variant-numeric: tabular-nums;
  }
  button {
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    color: inherit;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  :focus-visible {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
  [part='start'],
  [part='retry'] {
    min-block-size: 24px;
  }
  @media (pointer: coarse) {
    [part='start'],
    [part='retry'] {
      min-block-size: 44px;
    }
  }
  .computed,
  .remark {
    color: var(--quiet);
  }
  .failure {
    margin-block: 0.5em 0;
    padding-inline-start: 0.8em;
    border-inline-start: 2px solid currentcolor;
    overflow-wrap: anywhere;
  }
  .failure p {
    margin: 0 0 0.3em;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :host([layout='compact']) {
    --type: min(0.85em, 1.3rem);
    text-align: start;
  }
  /*
   * A box that the author or the width gives its height. All lengths follow it: letters, and in the
   * figure's own styles the images.
   */
  :host([layout='compact']:not(image-input, explain-scene)) {
    position: relative;
    aspect-ratio: 21 / 9;
  }
  @media (max-width: 50em) {
    :host([layout='compact']:not(image-input, explain-scene)) {
      aspect-ratio: 1;
    }
  }
  :host([layout='compact']:not(image-input, explain-scene)) .frame {
    position: absolute;
    inset: 0;
    box-sizing: border-box;
    container-type: size;
    overflow: auto;
    text-align: start;
    /* What asks for the width in letters gets the same answer on every slide. */
    font-size: 1rem;
    --type: clamp(0.8rem, min(3.4cqb, 2.2cqi), 1.6rem);
  }
  :host([layout='compact'][height]:not(image-input, explain-scene)) {
    aspect-ratio: auto;
  }
  .fallback.shown {
    display: block;
  }
  /* Over the figure, which takes its room already and shows when there is something to see. */
  .preparing {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .preparing > .fallback,
  .preparing > figure {
    grid-area: 1 / 1;
    align-self: start;
  }
  .preparing > figure {
    visibility: hidden;
  }
  progress {
    position: absolute;
    inset: auto 0 0;
    inline-size: 100%;
    block-size: 3px;
    appearance: none;
    border: 0;
    background: var(--line);
  }
  progress::-webkit-progress-bar {
    background: var(--line);
  }
  progress::-webkit-progress-value {
    background: var(--convlens-accent, currentcolor);
  }
  progress::-moz-progress-bar {
    background: var(--convlens-accent, currentcolor);
  }
  .fallback,
  .slotted,
  .stand-in {
    display: none;
    position: relative;
  }
  @media print {
    /* Nothing is computed while a page is printed: what is not there yet leaves its place. */
    .empty > figure,
    .empty > .toolbar,
    .controls,
    progress,
    [part='retry'] {
      display: none;
    }
    .empty:not(.has-fallback) > .slotted,
    .stand-in {
      display: block;
    }
    .panel,
    .stand-in {
      break-inside: avoid;
    }
    /* Where the words of the reader's language were not fetched yet. */
    .stand-in p:empty::after {
      content: 'This interactive figure was not ready for printing.';
    }
    .stand-in img {
      max-inline-size: 100%;
      max-block-size: 15em;
    }
  }
`;
