import { css, html, LitElement } from 'lit';

/** HTML to copy, below a playground. */
class StoryMarkup extends LitElement {
  static override properties = { text: { type: String }, copied: { state: true } };
  static override styles = css`
    :host {
      display: block;
      position: relative;
      margin: 1.5rem 0 0;
    }
    pre {
      margin: 0;
      padding: 0.7rem 5rem 0.7rem 0.9rem;
      overflow-x: auto;
      background: color-mix(in srgb, CanvasText 5%, Canvas);
      color: CanvasText;
      font:
        0.85rem/1.45 ui-monospace,
        Menlo,
        Consolas,
        monospace;
    }
    button {
      position: absolute;
      inset-block-start: 0.4rem;
      inset-inline-end: 0.4rem;
      font: 0.8rem/1.4 system-ui;
    }
  `;

  declare text: string;
  declare copied: boolean;

  constructor() {
    super();
    this.text = '';
    this.copied = false;
  }

  protected override render() {
    return html`
      <pre tabindex="0"><code>${this.text}</code></pre>
      <button type="button" @click=${this.#copy}>${this.copied ? 'Copied' : 'Copy'}</button>
    `;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('text')) this.copied = false;
  }

  #copy = async () => {
    try {
      await navigator.clipboard.writeText(this.text);
      this.copied = true;
    } catch {
      // Without a right to the clipboard, the text is selected for the reader's own keys.
      const code = this.renderRoot.querySelector('code');
      if (code) getSelection()?.selectAllChildren(code);
    }
  };
}

if (!customElements.get('story-markup')) customElements.define('story-markup', StoryMarkup);
