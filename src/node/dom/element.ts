/** What hangs below an element of Lit: enough for its styles to be handed over and forgotten. */
interface Root {
  adoptedStyleSheets: unknown[];
  appendChild(): void;
  /** What the element has rendered last: a template of Lit. */
  shown: unknown;
}

/**
 * An element as far as Lit and the kit's elements use one where nothing is laid out: attributes,
 * events, and a root that keeps the rendered template instead of drawing it.
 */
export class HTMLElement extends EventTarget {
  localName = '';
  isConnected = false;
  shadowRoot: Root | null = null;
  readonly parentElement = null;
  readonly childNodes: readonly never[] = [];
  readonly style = {};
  private readonly written = new Map<string, string>();

  attachShadow(): Root {
    this.shadowRoot = { adoptedStyleSheets: [], appendChild: () => {}, shown: null };
    return this.shadowRoot;
  }

  getAttribute(name: string): string | null {
    return this.written.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.written.has(name);
  }

  setAttribute(name: string, value: string): void {
    const before = this.getAttribute(name);
    this.written.set(name, value);
    this.attributeChangedCallback?.(name, before, value);
  }

  removeAttribute(name: string): void {
    const before = this.getAttribute(name);
    this.written.delete(name);
    this.attributeChangedCallback?.(name, before, null);
  }

  attributeChangedCallback?(name: string, before: string | null, value: string | null): void;
  connectedCallback?(): void;
  disconnectedCallback?(): void;

  /** What scenes and languages around it give an element comes as its own attributes. */
  closest(selector: string): HTMLElement | null {
    return selector === '[lang]' && this.hasAttribute('lang') ? this : null;
  }

  getRootNode(): HTMLElement {
    return this;
  }

  querySelector(): null {
    return null;
  }

  querySelectorAll(): never[] {
    return [];
  }

  toggleAttribute(name: string, force: boolean): void {
    if (force) this.setAttribute(name, '');
    else this.removeAttribute(name);
  }
}
