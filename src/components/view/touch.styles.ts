import { css } from 'lit';

/**
 * Where a finger is what points, every control is at least 44 CSS px high and wide (WCAG 2.5.5). Left
 * out are the buttons within a sentence, whose lines they would tear apart: both criteria on the size of
 * targets except them. After the styles of the views, which lay controls out for a mouse.
 */
export const touchStyles = css`
  @media (pointer: coarse) {
    :host
      :is(
        button,
        select,
        summary,
        textarea,
        input:not([type='checkbox'], [type='radio'], [type='file'], .unseen),
        label:has(> :is([type='checkbox'], [type='radio'], [type='file'])),
        :is(.tools, .actions) a,
        .option
      ) {
      box-sizing: border-box;
      min-inline-size: 44px;
      min-block-size: 44px;
    }
    :host p:not(.pager, .question) button {
      min-inline-size: 0;
      min-block-size: 0;
    }
    :is(.controls, .tools, .actions, .pager, .sketch) button {
      text-align: start;
    }
    .controls,
    .controls .control,
    .controls label {
      align-items: center;
    }
    .controls label:has(> :is([type='checkbox'], [type='radio'])) {
      display: inline-flex;
      align-items: center;
    }
    input[type='checkbox'],
    label > input[type='radio']:not(.unseen) {
      inline-size: 22px;
      block-size: 22px;
    }
    summary {
      align-content: center;
    }
    .tools a,
    .actions a {
      display: inline-block;
      align-content: center;
    }
    .cells {
      grid-template-columns: repeat(
        auto-fill,
        minmax(max(44px, var(--convlens-cell-size, 4.6em)), 1fr)
      );
    }
    .cells.pairs {
      grid-template-columns: repeat(
        auto-fill,
        minmax(max(88px, 2 * var(--convlens-cell-size, 4.6em)), 1fr)
      );
    }
    .kept {
      grid-template-columns: repeat(auto-fill, minmax(44px, 1fr));
    }
    .samples [part='thumbnail'] {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
    /* In one row where each of its frames has so much. */
    @container (min-width: 30.01em) {
      .strip:has(> button) {
        grid-template-columns: repeat(
          auto-fill,
          minmax(max(44px, (100% - (var(--frames) - 1) * 0.4em) / var(--frames)), 1fr)
        );
      }
    }
  }
`;
