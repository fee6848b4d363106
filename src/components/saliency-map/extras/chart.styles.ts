import { css } from 'lit';

/** What all drawn lines and the sentences below them share. */
export const chartStyles = css`
  p a {
    color: inherit;
  }
  p a:focus-visible {
    outline: 2px solid var(--convlens-accent, currentcolor);
    outline-offset: 2px;
  }
  svg path {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .hairline {
    stroke: var(--line);
  }
  .line {
    stroke-width: 1.5px;
  }
`;
