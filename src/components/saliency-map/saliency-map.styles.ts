import { css } from 'lit';

export const saliencyMapStyles = css`
  /* Colour belongs to the map that lies over it. */
  .ground {
    position: absolute;
    inset: 0;
    filter: grayscale(1);
  }
  .expected {
    visibility: hidden;
  }
  .leading,
  .starting {
    grid-column-start: 1;
  }
  @container (max-width: 24em) {
    .label {
      font-size: 0.92em;
    }
  }
`;
