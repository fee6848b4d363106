import { css } from 'lit';

export const padStyles = css`
  [part='pad'] {
    display: block;
    inline-size: 14em;
    max-inline-size: 100%;
    aspect-ratio: 1;
    box-sizing: border-box;
    outline: 1px solid var(--line);
    cursor: crosshair;
    /* Only here: drawing must not scroll the page. */
    touch-action: none;
  }
  [part='pad']:focus-visible {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
`;
