import { LitElement } from 'lit';
import { readMarkup, type Declaration } from './properties.js';

/** The default of a property, by its declaration. */
export function initialOf(element: LitElement, name: PropertyKey): unknown {
  const { elementProperties } = element.constructor as typeof LitElement;
  return Reflect.get(elementProperties.get(name) ?? {}, 'initial') ?? null;
}

/** The properties of an element that have an attribute, by its name. */
export function propertiesOf(
  element: LitElement,
): Map<string, { name: PropertyKey; type: unknown }> {
  const { elementProperties } = element.constructor as typeof LitElement;
  const found = new Map<string, { name: PropertyKey; type: unknown }>();
  for (const [name, { attribute, type }] of elementProperties) {
    if (attribute === false) continue;
    found.set(typeof attribute === 'string' ? attribute : String(name).toLowerCase(), {
      name,
      type,
    });
  }
  return found;
}

/**
 * What an element shows now, as the attributes that bring a fresh one there: those whose properties,
 * set by the author or since then by the reader, are not the defaults.
 */
export function attributesOf(element: LitElement): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [attribute, { name }] of propertiesOf(element)) {
    const value: unknown = Reflect.get(element, name);
    if (value === initialOf(element, name) || value === undefined) continue;
    // `null`, or files, which no attribute can say.
    if (typeof value === 'object') continue;
    // An attribute cannot say that what is on by default is off.
    if (value !== false) attributes[attribute] = value === true ? '' : String(value);
  }
  return attributes;
}

/**
 * An element whose properties are what its author has written, in HTML or by a script, as HTML's own
 * are: what is taken away, or set to `null` or `undefined`, is the default again, at once.
 */
export abstract class MarkupElement extends LitElement {
  /** While Lit sets again what a script had set before the element was upgraded. */
  private restores = false;
  private internals?: ElementInternals;

  constructor() {
    super();
    this.showState('waiting');
  }

  static override createProperty(name: PropertyKey, options: Declaration): void {
    const { initial = null } = options;
    // Attributes are read as properties are.
    const asWritten = { converter: { fromAttribute: (value: string | null) => value } };
    super.createProperty(name, { ...asWritten, ...options });
    const values = new WeakMap<LitElement, unknown>();
    Object.defineProperty(this.prototype, name, {
      get(this: MarkupElement): unknown {
        return values.get(this) ?? initial;
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

  /** Shows style sheets how far the element is: `:state(ready)`. @internal */
  showState(state: string): void {
    try {
      const { states } = (this.internals ??= this.attachInternals());
      states.clear();
      states.add(state);
    } catch {
      // Older browsers know no states, or none by such names; what has an attribute `is` has none.
    }
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
