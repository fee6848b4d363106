import { css } from 'lit';

export const saliencyMapStyles = css`
  /* Four small multiples and more stand in two columns where a line would make them tiny. */
  @container (max-width: 30em) {
    .panels.many {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container (max-width: 24em) {
    .panels.three .label {
      font-size: 0.76em;
      letter-spacing: -0.01em;
    }
  }
  .veil {
    position: absolute;
    inset: 0;
    filter: grayscale(1);
    opacity: 0.3;
  }
`;
