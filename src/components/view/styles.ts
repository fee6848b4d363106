import { noChange, type CSSResult } from 'lit';
import {
  directive,
  Directive,
  PartType,
  type AttributePart,
  type PartInfo,
} from 'lit/directive.js';
import type { StyleInfo } from 'lit/directives/style-map.js';

/** Lit's `styleMap` through the style object from the first time on. */
class StyleMap extends Directive {
  private element: HTMLElement | null = null;
  private values: ReadonlyMap<string, string> = new Map();

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ATTRIBUTE || part.name !== 'style') {
      throw new Error('styleMap() is for "style".');
    }
  }

  override update({ element }: AttributePart, [styles]: [Readonly<StyleInfo>]): typeof noChange {
    this.element = element;
    return this.render(styles);
  }

  override render(styles: Readonly<StyleInfo>): typeof noChange {
    const style = this.element?.style;
    const values = new Map(
      Object.entries(styles).map(([name, value]) => [dashed(name), String(value ?? '')]),
    );
    for (const name of this.values.keys()) if (!values.has(name)) style?.removeProperty(name);
    for (const [name, value] of values) {
      if (this.values.get(name) !== value) style?.setProperty(name, value);
    }
    this.values = values;
    return noChange;
  }
}

/** The same as text, for where there are no style objects. */
export function styleText(styles: Readonly<StyleInfo>): string {
  const given = Object.entries(styles).filter(([, value]) => value != null && value !== '');
  return given.map(([name, value]) => `${dashed(name)}:${value};`).join('');
}

/** `maxWidth` is `max-width` to a style; names with a dash, custom properties too, stay. */
function dashed(name: string): string {
  return name.includes('-') ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/**
 * Styles of an element by name, for `style=${styleMap({ width: '50%' })}`. Lit's own writes the
 * attribute the first time, which a content security policy without `style-src 'unsafe-inline'`
 * forbids.
 */
export const styleMap = directive(StyleMap);

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
