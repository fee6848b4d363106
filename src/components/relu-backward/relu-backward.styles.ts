import { css, unsafeCSS } from 'lit';
import { gateHalves, gateHatch, gateInk, gateTint } from '../figure/gates.js';
import { sketchStyles } from './relu-sketch.styles.js';

/** Grids in a line where there is room, two in a line where there is not, formulas above them. */
const layout = css`
  .grids {
    --size: var(--convlens-panel-size, 16em);
    --per-line: 2;
    display: grid;
    gap: var(--convlens-gap, 1.4em 2em);
    grid-template-columns: repeat(var(--per-line), minmax(0, var(--size)));
  }
  .key,
  .sketch {
    grid-column: 1 / -1;
  }
  /* More than four columns of numbers. */
  .large {
    --size: var(--convlens-panel-size, 20em);
    --grid: 18em;
  }
  @container (max-width: 25em) {
    .large {
      --per-line: 1;
    }
    .large .arrow {
      display: none;
    }
  }
  /* Letters of double size on a narrow screen. */
  @container (max-width: 14em) {
    .grids {
      --per-line: 1;
    }
    .arrow {
      display: none;
    }
  }
  @container (min-width: 25em) {
    .three:not(.large) {
      --per-line: 3;
    }
  }
  /* Beside input and output there is room for two more. */
  @container (min-width: 39em) {
    .four:not(.large) {
      --per-line: 4;
    }
    .four:not(.large) .sketch {
      grid-area: 1 / 3 / span 3 / -1;
    }
  }
  @container (min-width: 56em) {
    .three.large {
      --per-line: 3;
    }
    .four.large {
      --per-line: 4;
    }
    .four.large .sketch {
      grid-area: 1 / 3 / span 3 / -1;
    }
  }
  /* Labels, formulas and grids of one line start at common heights. */
  .panel {
    display: grid;
    grid-row: span 3;
    grid-template-rows: subgrid;
    grid-template-columns: minmax(0, 1fr);
    row-gap: 0.25em;
    align-content: start;
  }
  .label {
    margin: 0;
  }
  .box {
    position: relative;
  }
  .arrow {
    position: absolute;
    inset-block-start: calc(50% - 0.35em);
    inset-inline-end: calc(100% + 0.3em);
    inline-size: 1.4em;
    block-size: 0.7em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.2;
  }
  .arrow:dir(rtl) {
    scale: -1 1;
  }
`;

const formula = css`
  .formula {
    min-block-size: 1.6em;
    justify-self: start;
  }
  .gate-input {
    color: ${unsafeCSS(gateInk('input'))};
  }
  .gate-signal {
    color: ${unsafeCSS(gateInk('signal'))};
  }
  /* In the host's own italics: letters of mathematical fonts are missing on many machines. */
  math {
    font-family: inherit;
    font-size: 0.95em;
  }
  mi {
    font-style: italic;
    text-transform: none;
  }
  msup > :nth-child(2),
  msubsup > :nth-child(3) {
    padding-inline-start: 0.12em;
  }
`;

const cells = css`
  .grid {
    border: solid var(--line);
    border-width: 1px 0 0 1px;
    margin-block-start: 0.2em;
    max-inline-size: var(--grid, 13em);
  }
  .row {
    display: grid;
    grid-auto-columns: minmax(0, 1fr);
    grid-auto-flow: column;
  }
  .cell {
    position: relative;
    box-sizing: border-box;
    aspect-ratio: 1;
    display: grid;
    place-items: center;
    border: solid var(--line);
    border-width: 0 1px 1px 0;
    background-clip: padding-box;
    outline: none;
    cursor: default;
  }
  .long {
    font-size: 0.75em;
  }
  .cell > :not(input) {
    max-inline-size: 100%;
    overflow: hidden;
  }
  /* One hue for each condition: even where it holds, in lines of its own direction where it fails. */
  [data-open],
  [data-closed] {
    print-color-adjust: exact;
    -webkit-print-color-adjust: exact;
  }
  [data-open='input'] {
    background-color: ${unsafeCSS(gateTint('input'))};
  }
  [data-open='signal'] {
    background-color: ${unsafeCSS(gateTint('signal'))};
  }
  [data-open='both'] {
    background-image: ${unsafeCSS(gateHalves())};
  }
  [data-closed] {
    --input-line: ${unsafeCSS(gateHatch('input'))};
    --signal-line: ${unsafeCSS(gateHatch('signal'))};
    --falling: repeating-linear-gradient(45deg, transparent 0 4px, var(--input-line) 4px 5px);
    --rising: repeating-linear-gradient(-45deg, transparent 0 4px, var(--signal-line) 4px 5px);
  }
  [data-closed='input'] {
    background-image: var(--falling);
  }
  [data-closed='signal'] {
    background-image: var(--rising);
  }
  [data-closed='both'] {
    background-image: var(--falling), var(--rising);
  }
  .cell[data-closed] {
    color: var(--quiet);
  }
  @media (forced-colors: active) {
    [data-closed] {
      --input-line: GrayText;
      --signal-line: GrayText;
      --quiet: CanvasText;
      color: CanvasText;
      background-color: Canvas;
      forced-color-adjust: none;
    }
    [data-open] {
      background-image: none;
    }
    .sketch {
      --convlens-input-color: CanvasText;
      --convlens-signal-color: CanvasText;
    }
  }
  .here::after,
  .cell:focus-within::after {
    content: '';
    position: absolute;
    inset: -1px;
    border: 2px solid var(--convlens-accent, currentcolor);
    pointer-events: none;
  }
  .cell:focus-within::after {
    inset: -2px;
    border-width: 3px;
  }
`;

const fields = css`
  .cell input {
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
    box-sizing: border-box;
    padding: 0;
    border: 0;
    outline: none;
    /* Dots below a number say that it can be changed. */
    background: repeating-linear-gradient(to right, var(--quiet) 0 1px, transparent 1px 3px) center
      calc(50% + 0.7em) / 1.3em 1px no-repeat;
    color: inherit;
    font: inherit;
    text-align: center;
    appearance: textfield;
  }
  input.long {
    font-size: 0.75em;
  }
  input::-webkit-inner-spin-button,
  input::-webkit-outer-spin-button {
    appearance: none;
    margin: 0;
  }
  input[aria-invalid] {
    background: none;
    outline: 2px dashed currentcolor;
    outline-offset: -6px;
  }
  button:disabled {
    color: var(--quiet);
    text-decoration: none;
    cursor: default;
  }
`;

const words = css`
  .key,
  .key ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 1.6em;
    align-items: center;
  }
  .key p,
  .key ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .key li {
    display: flex;
    align-items: center;
    gap: 0.4em;
  }
  .swatch {
    flex: none;
    inline-size: 1.4em;
    block-size: 1.4em;
    border: 1px solid var(--line);
  }
  /* All of them in one place, the longest unseen: the text below stays where it is. */
  .explanation {
    display: grid;
    margin-block-start: 1em;
    max-inline-size: 44em;
  }
  .explanation p {
    grid-area: 1 / 1;
    margin: 0;
    text-wrap: pretty;
  }
  .room {
    visibility: hidden;
  }
  #hint {
    color: var(--quiet);
  }
  /* On paper there is nothing to point at or to change. */
  @media print {
    .explanation {
      display: none;
    }
    input {
      background: none;
    }
  }
`;

export const reluBackwardStyles = [layout, formula, cells, fields, words, sketchStyles];
