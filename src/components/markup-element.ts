import { LitElement, type PropertyDeclaration } from 'lit';
import { freshOf } from './element-state.js';
import { readMarkup } from './properties.js';

/**
 * An element whose properties are what its author has written, in HTML or by a script, as HTML's own
 * are: what is taken away, or set to `null` or `undefined`, is the default again, at once.
 */
export abstract class MarkupElement extends LitElement {
  /** While Lit sets again what a script had set before the element was upgraded. */
  private restores = false;

  static override createProperty(name: PropertyKey, options: PropertyDeclaration): void {
    // Attributes are read as properties are.
    const asWritten = { converter: { fromAttribute: (value: string | null) => value } };
    super.createProperty(name, options.state ? options : { ...asWritten, ...options });
    if (options.state) return;
    const values = new WeakMap<LitElement, unknown>();
    Object.defineProperty(this.prototype, name, {
      get(this: MarkupElement): unknown {
        return values.get(this) ?? values.get(freshOf(this)) ?? null;
      },
      set(this: MarkupElement, written: unknown): void {
        // `el.src = el.src` before upgrade leaves this behind, which says nothing.
        if (written === undefined && this.restores) return;
        const [before, value] = [values.get(this), readMarkup(written, options)];
        values.set(this, value);
        this.requestUpdate(name, before, options, true, value);
      },
      configurable: true,
      enumerable: true,
    });
  }

  protected override performUpdate(): void {
    this.restores = !this.hasUpdated;
    super.performUpdate();
  }

  protected override shouldUpdate(): boolean {
    this.restores = false;
    return true;
  }
}
