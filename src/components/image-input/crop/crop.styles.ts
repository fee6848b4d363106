import { css } from 'lit';

/** The frame; what lies outside of it is veiled. */
export const cropStyles = css`
  .crop {
    position: relative;
    overflow: hidden;
    inline-size: fit-content;
    max-inline-size: 100%;
    cursor: crosshair;
    /* A finger beside the frame scrolls the page. */
    touch-action: pan-x pan-y;
  }
  .crop canvas {
    display: block;
    max-inline-size: 100%;
    max-block-size: 18em;
  }
  .crop-frame {
    position: absolute;
    box-sizing: border-box;
    border: 2px solid #fff;
    outline: 1px solid #000;
    outline-offset: -3px;
    box-shadow: 0 0 0 100em rgb(0 0 0 / 55%);
    cursor: move;
    touch-action: none;
  }
  .controls label {
    display: inline-flex;
    gap: 0.45em;
    align-items: center;
  }
  input[type='range'] {
    inline-size: 8em;
    min-block-size: 24px;
    margin: 0;
  }
  .crop-frame:focus-visible {
    outline: 3px solid var(--convlens-accent, Highlight);
    outline-offset: -5px;
  }
`;
