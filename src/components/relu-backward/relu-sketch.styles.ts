import { css, unsafeCSS } from 'lit';
import { SKETCH_STEPS } from './relu-sketch.js';

/** Seconds from one thing of the sketch to the next; all of it takes less than five. */
const MOMENT = 0.3;

const moments = Array.from(
  { length: SKETCH_STEPS },
  (_, moment) => `.at-${moment} { animation-delay: ${(moment * MOMENT).toFixed(1)}s; }`,
).join(' ');

/** Its things appear one after the other, in the order of the way; all are there where nothing moves. */
export const sketchStyles = css`
  .sketch {
    max-inline-size: 30em;
  }
  .sketch svg {
    display: block;
    inline-size: 100%;
  }
  .sketch button {
    min-block-size: 24px;
    color: var(--quiet);
  }
  @media screen and (prefers-reduced-motion: no-preference) {
    ${unsafeCSS(moments)}
    .sketch g[class] {
      animation-duration: 0.4s;
      animation-fill-mode: backwards;
      animation-name: appear;
    }
    .sketch.second g[class] {
      animation-name: appear-again;
    }
    .sketch:is(.waiting, .paused) g[class] {
      animation-play-state: paused;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .sketch button {
      display: none;
    }
  }
  @media print {
    .sketch button {
      display: none;
    }
  }
  @keyframes appear {
    from {
      opacity: 0.15;
    }
  }
  @keyframes appear-again {
    from {
      opacity: 0.15;
    }
  }
`;
