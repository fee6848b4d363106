import type { CSSResult } from 'lit';

/** The source of each style sheet, which the sheet itself gives back only in parts. */
export const styleSources = new WeakMap<CSSStyleSheet, string>();

/** Keeps the sources of these sheets, and gives the sheets. */
export function note(styles: readonly CSSResult[]): CSSStyleSheet[] {
  return styles.map(({ styleSheet, cssText }) => {
    if (styleSheet) styleSources.set(styleSheet, cssText);
    return styleSheet!;
  });
}

/** Adds to the styles of a figure that stands already: its shadow root must be there. */
export function addStyles({ shadowRoot }: Element, styles: readonly CSSResult[]): void {
  const root = shadowRoot!;
  const added = note(styles).filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...added];
}
