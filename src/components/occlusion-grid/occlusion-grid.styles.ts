import { css } from 'lit';

export const occlusionGridStyles = css`
  .panels {
    position: relative;
  }
  .surface {
    position: absolute;
    inset: 0;
    cursor: crosshair;
    /* A finger slides the occluder sideways; up and down it scrolls the page. */
    touch-action: pan-y;
  }
  /* Light inside dark: one of them is seen on any picture. */
  .window {
    position: absolute;
    /* Physical sides: pictures are not mirrored where text runs from right to left. */
    left: 0;
    top: 0;
    box-sizing: border-box;
    border: 1px solid #fff;
    outline: 1px solid #000;
    pointer-events: none;
    forced-color-adjust: none;
  }
  .window.round {
    border-radius: 50%;
    outline: 0;
    box-shadow: 0 0 0 1px #000;
  }
  /* On the occluder itself a finger moves it any way. */
  .window.handle {
    pointer-events: auto;
    touch-action: none;
  }
  .surface.fixed {
    cursor: default;
  }
  .surface.fixed,
  .surface.fixed .handle {
    touch-action: auto;
  }
  /* Where the map says nothing. */
  .gaps {
    background: repeating-linear-gradient(135deg, var(--line) 0 1px, transparent 1px 6px);
  }
  .cells {
    background: color-mix(in srgb, currentcolor 9%, transparent);
    container-type: inline-size;
  }
  .numbers {
    position: absolute;
    inset: 0;
    display: none;
    direction: ltr;
    font-size: min(0.95em, calc(120cqi / var(--characters)));
    line-height: 1;
    pointer-events: none;
    forced-color-adjust: none;
  }
  .numbers span {
    place-self: center;
  }
  @container (min-width: 5.3rem) {
    .up-to-12 {
      display: grid;
    }
    .up-to-12 + .opened {
      display: none;
    }
  }
  @container (min-width: 8rem) {
    .up-to-18 {
      display: grid;
    }
    .up-to-18 + .opened {
      display: none;
    }
  }
  @container (min-width: 10.6rem) {
    .up-to-24 {
      display: grid;
    }
    .up-to-24 + .opened {
      display: none;
    }
  }
  @container (min-width: 12.4rem) {
    .up-to-28 {
      display: grid;
    }
    .up-to-28 + .opened {
      display: none;
    }
  }
  @container (min-width: 16rem) {
    .up-to-36 {
      display: grid;
    }
    .up-to-36 + .opened {
      display: none;
    }
  }
  @container (min-width: 21.3rem) {
    .up-to-48 {
      display: grid;
    }
    .up-to-48 + .opened {
      display: none;
    }
  }
  .opened {
    position: absolute;
    z-index: 1;
    padding-inline: 0.35em;
    background: Canvas;
    color: CanvasText;
    outline: 1px solid CanvasText;
    direction: ltr;
    white-space: nowrap;
    pointer-events: none;
  }
  .on-light {
    color: #000;
  }
  .on-dark {
    color: #fff;
  }
  .winners {
    margin: 0;
    padding: 0;
    list-style: none;
    display: flex;
    flex-wrap: wrap;
    gap: 0.1em 0.9em;
  }
  .winners li {
    white-space: nowrap;
  }
  .swatch {
    display: inline-block;
    min-inline-size: 1.2em;
    margin-inline-end: 0.2em;
    padding-inline: 0.15em;
    box-sizing: border-box;
    text-align: center;
    line-height: 1.2;
    background: color-mix(in srgb, currentcolor 12%, transparent);
  }
  .swatch:empty::before {
    content: '\\a0';
  }
  /* Below the image, the grid and the map, in their columns. */
  @container (min-width: 56.01em) {
    :host(:not([layout='compact'])) .answer-panel {
      order: 1;
      grid-column: 1 / -1;
      grid-row: auto;
      grid-template: auto 1fr / repeat(3, minmax(0, 1fr));
      gap: var(--convlens-gap, 1em 0.8em);
      row-gap: 0;
    }
    :host(:not([layout='compact'])) .readout {
      display: contents;
    }
    :host(:not([layout='compact'])) .now {
      grid-area: 2 / 1;
      margin-block-start: 0.2em;
    }
    :host(:not([layout='compact'])) .classes {
      grid-row: 1 / span 2;
    }
    :host(:not([layout='compact'])) [part='before'] {
      grid-column: 2;
    }
    :host(:not([layout='compact'])) [part='after'] {
      grid-column: 3;
    }
  }
  .strip {
    display: grid;
    grid-template-columns: repeat(var(--frames), minmax(0, 1fr));
    gap: 0.5em 0.4em;
    margin-block-start: 0.9em;
    max-inline-size: calc(3 * var(--convlens-panel-size, 22em) + 4em);
  }
  @container (max-width: 56em) {
    .strip {
      max-inline-size: calc(2 * var(--convlens-panel-size, max(22em, 280px)) + 2em);
    }
  }
  @container (max-width: 30em) {
    .strip {
      grid-template-columns: repeat(auto-fill, minmax(22%, 1fr));
    }
  }
  /* All positions: as wide as they are easily compared, and on a narrow screen scrolled. */
  .image-grid {
    overflow-x: auto;
    margin-block-start: 0.9em;
    cursor: pointer;
  }
  .images {
    display: grid;
    grid-template-columns: repeat(var(--frames), minmax(2.65em, 1fr));
    gap: 0.4em;
    /* Outlines are not cut off where it scrolls. */
    padding: 3px;
    max-inline-size: calc(var(--frames) * 6.4em);
    direction: ltr;
  }
  .image-grid .frame {
    container-type: normal;
    min-inline-size: 0;
  }
  .images .frame .number {
    line-height: 1.25;
  }
  .coarser {
    margin-block-start: 0.9em;
  }
  :host([layout='compact']) .frame:not(.adjusting) :is(.callout, .callout-line) {
    display: none;
  }
  .coarser p {
    margin: 0;
    color: var(--quiet);
  }
  .coarser + .image-grid {
    margin-block-start: 0.3em;
  }
  .strip .frame {
    container-type: normal;
    display: block;
    min-inline-size: 0;
    text-align: start;
    text-decoration: none;
  }
  .frame .number {
    display: block;
    font-size: 0.9em;
    white-space: nowrap;
  }
  .frame .picture {
    display: block;
  }
  .frame.here .picture {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 1px;
  }
  .has-width .strip {
    max-inline-size: none;
  }
  .controls {
    --choice-size: auto;
  }
  .controls :is(select, .search) {
    max-inline-size: 13em;
  }
  .question {
    margin-block: 0.9em 0;
    max-inline-size: 44em;
  }
  /* Most texts are as long; nothing below moves while they change. */
  [part~='extremes'] {
    min-block-size: 2.8em;
  }
  .computed.swept {
    min-block-size: 2.8em;
  }
  @container (max-width: 30em) {
    [part~='extremes'] {
      min-block-size: 5.6em;
    }
    .computed.swept {
      min-block-size: 5.6em;
    }
  }
  [part='place'] {
    text-decoration-style: dotted;
  }
  /* Letters of double size on a narrow screen. */
  @container (max-width: 14em) {
    .strip {
      grid-template-columns: repeat(auto-fill, minmax(40%, 1fr));
    }
  }
  @media (forced-colors: active) {
    .swatch {
      forced-color-adjust: none;
    }
  }
`;
