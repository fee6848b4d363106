import { css } from 'lit';

export const inputStyles = css`
  @media (prefers-contrast: more) {
    :host {
      --line: currentcolor;
      --quiet: currentcolor;
    }
  }
  .input {
    position: relative;
    margin-block-end: 0.8em;
  }
  .dropping {
    outline: 2px dashed var(--convlens-accent, currentcolor);
    outline-offset: 0.4em;
  }
  p {
    margin: 0;
  }
  .samples {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    min-inline-size: 0;
    margin: 0 0 0.6em;
    padding: 0;
    border: 0;
  }
  .samples label {
    position: relative;
    cursor: pointer;
  }
  .samples [part='thumbnail'] {
    display: block;
    box-sizing: border-box;
    inline-size: var(--convlens-thumbnail-size, 44px);
    block-size: var(--convlens-thumbnail-size, 44px);
    object-fit: cover;
    outline: 1px solid var(--line);
    outline-offset: -1px;
  }
  .samples .crisp {
    image-rendering: pixelated;
  }
  .samples :checked + [part='thumbnail'] {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 1px;
  }
  .samples :focus-visible + [part='thumbnail'] {
    outline: 3px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1.4em;
  }
  .way {
    display: inline-flex;
    align-items: center;
    position: relative;
    min-block-size: 28px;
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .way:focus-within:has(:focus-visible) {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
  .way[aria-expanded='true'] {
    text-decoration-thickness: 2px;
  }
  .ways ~ .samples {
    margin-block: 0.8em 0;
  }
  .input .failure {
    font-size: inherit;
  }
  .hint {
    max-inline-size: 44em;
  }
  .panel-box {
    margin-block-start: 0.8em;
  }
  .status {
    min-block-size: 1.4em;
    margin-block-start: 0.5em;
  }
  @media (pointer: coarse) {
    .way {
      min-block-size: 44px;
    }
  }
  @media print {
    .ways,
    .hint,
    .panel-box {
      display: none;
    }
  }
`;
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
