import { css } from 'lit';

/** What the pad, the crop and the camera share: the reader's picture, beside it the network's. */
export const panelStyles = css`
  .beside {
    display: flex;
    flex-wrap: wrap;
    gap: 0.8em 1.4em;
    align-items: flex-start;
  }
  .field {
    inline-size: var(--convlens-panel-size, 18em);
    max-inline-size: 100%;
  }
  .label {
    margin: 0 0 0.3em;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1.2em;
    align-items: baseline;
    margin-block-start: 0.7em;
  }
  .seen canvas {
    display: block;
    inline-size: 9em;
    image-rendering: pixelated;
  }
  .seen p {
    margin-block-end: 0.3em;
  }
  .beside button {
    min-block-size: 24px;
  }
  @media (pointer: coarse) {
    .beside button {
      min-block-size: 44px;
    }
  }
`;
