import { css } from 'lit';

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
