import { css } from 'lit';

/** The list below a field that suggests: in the browser's own colors, as the lists of menus are. */
export const comboboxStyles = css`
  .search {
    cursor: pointer;
    text-overflow: ellipsis;
    background:
      linear-gradient(45deg, transparent 50%, currentcolor 50%) right 0.65em center / 0.3em 0.3em
        no-repeat,
      linear-gradient(-45deg, transparent 50%, currentcolor 50%) right 0.35em center / 0.3em 0.3em
        no-repeat;
  }
  .search:focus {
    cursor: text;
  }
  /* The text has its own direction, the arrow that of the figure. */
  :dir(ltr) > .search {
    padding-right: 1.3em;
    padding-left: 0.3em;
    text-align: left;
  }
  :dir(rtl) > .search {
    padding-right: 0.3em;
    padding-left: 1.3em;
    text-align: right;
    background-position:
      left 0.35em center,
      left 0.65em center;
  }
  /* Where there is no top layer, the nearest box that is positioned counts. */
  .popup {
    position: absolute;
    inset: 0 auto auto 0;
    z-index: 10;
    box-sizing: border-box;
    inline-size: max-content;
    min-inline-size: min(var(--field), var(--window));
    max-inline-size: min(28em, var(--window));
    max-block-size: min(24em, var(--room));
    margin: 0;
    padding: 0.25em 0;
    border: 1px solid color-mix(in srgb, CanvasText 60%, Canvas);
    background: Canvas;
    color: CanvasText;
    overflow: hidden;
    text-align: start;
    user-select: none;
  }
  .popup:not([hidden]) {
    display: flex;
    flex-direction: column;
  }
  /* It scrolls, not what it stands in: a list that a field controls needs no focus for that. */
  .popup [role='listbox'] {
    overflow: hidden auto;
    overscroll-behavior: contain;
  }
  .popup:popover-open {
    position: fixed;
  }
  .option {
    display: flex;
    gap: 0.8em;
    justify-content: space-between;
    align-items: center;
    box-sizing: border-box;
    min-block-size: 24px;
    padding: 0.15em 0.7em;
    overflow-wrap: anywhere;
    cursor: pointer;
    scroll-margin-block: 0.25em;
  }
  .option .note,
  .popup .title,
  .popup .rest {
    color: color-mix(in srgb, CanvasText 72%, Canvas);
  }
  .option .note {
    flex: none;
  }
  .option[aria-current] {
    font-weight: bold;
  }
  .option:hover {
    background: color-mix(in srgb, CanvasText 8%, Canvas);
  }
  .option[aria-selected='true'] {
    background: color-mix(in srgb, CanvasText 14%, Canvas);
    outline: 2px solid var(--convlens-accent, CanvasText);
    outline-offset: -2px;
  }
  .popup .title {
    padding: 0.5em 0.7em 0.15em;
    font-size: 0.9em;
  }
  .popup .rest {
    flex: none;
    margin: 0;
    padding: 0.4em 0.7em 0.2em;
  }
  @media (pointer: coarse) {
    .option {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .option[aria-selected='true'] {
      outline-color: Highlight;
    }
  }
  @media print {
    .popup {
      display: none;
    }
  }
`;
