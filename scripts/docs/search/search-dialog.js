import { css, html, LitElement, nothing } from 'lit';
import { excerptOf } from './excerpt.js';
import { createSearch } from './search.js';

/** What search finds, read when it is first opened. */
let loading;
const load = (source) =>
  (loading ??= fetch(source)
    .then((response) => response.json())
    .then(({ sections, index }) => createSearch(sections, index)));

/**
 * `<search-dialog source="search/search.json" base="./">`: a field, and the sections of the docs that
 * have what it says, as a list of links, relative to `base`. Arrows go through the list, Escape closes
 * it. A link that is followed fires `follow-result` with its address, which a listener may prevent to
 * go there itself.
 */
class SearchDialog extends LitElement {
  static properties = {
    source: {},
    base: {},
    question: { state: true },
    search: { state: true },
    hasFailed: { state: true },
  };

  constructor() {
    super();
    this.question = '';
    this.base = '';
  }

  get #dialog() {
    return this.renderRoot.querySelector('dialog');
  }

  get #field() {
    return this.renderRoot.querySelector('input');
  }

  async open() {
    await this.updateComplete;
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#field.select();
    try {
      this.search = await load(this.source);
    } catch {
      loading = undefined;
      this.hasFailed = true;
    }
  }

  render() {
    const results = this.search?.(this.question) ?? [];
    return html`<dialog
      aria-label="Search the documentation"
      @click=${this.#closeFromOutside}
      @keydown=${this.#move}
    >
      <form @submit=${this.#followFirst}>
        <input
          type="search"
          aria-label="Search the documentation"
          placeholder="Attribute, error code, question …"
          autocomplete="off"
          spellcheck="false"
          .value=${this.question}
          @input=${this.#ask}
        />
        <button type="button" @click=${() => this.#dialog.close()}>Close</button>
      </form>
      <p role="status">${this.#statusOf(results)}</p>
      <ol>
        ${results.map((section) => this.#item(section))}
      </ol>
    </dialog>`;
  }

  #statusOf(results) {
    if (this.hasFailed && !this.search)
      return 'The search could not be loaded. Close it and try again.';
    if (!this.question.trim()) return 'Arrow keys choose, Enter opens, Escape closes.';
    if (!this.search) return 'Loading …';
    if (results.length === 0) return 'Nothing found. Try another word.';
    return `${results.length} ${results.length === 1 ? 'section' : 'sections'}, best first`;
  }

  #item({ page, heading, path, text, rest, address }) {
    const place = [page, ...path].filter((each) => each !== heading).join(' › ');
    const pieces = excerptOf([text, rest], this.question);
    return html`<li>
      <a href=${this.base + address} @click=${this.#follow}>
        <strong>${heading}</strong>${place ? html`<span class="place">${place}</span>` : nothing}
        <span class="excerpt"
          >${pieces.map(({ text: piece, isMatch }) => (isMatch ? html`<mark>${piece}</mark>` : piece))}</span
        >
      </a>
    </li>`;
  }

  #ask = ({ target }) => {
    this.question = target.value;
  };

  #closeFromOutside = ({ target }) => {
    if (target === this.#dialog) this.#dialog.close();
  };

  /** Arrows go from the field through the links, and back. */
  #move = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const stops = [this.#field, ...this.renderRoot.querySelectorAll('a')];
    const at = stops.indexOf(this.renderRoot.activeElement);
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
  };

  #followFirst = (event) => {
    event.preventDefault();
    this.renderRoot.querySelector('a')?.click();
  };

  #follow = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const address = event.currentTarget.getAttribute('href');
    const follows = this.dispatchEvent(
      new CustomEvent('follow-result', { detail: { address }, cancelable: true }),
    );
    if (!follows) event.preventDefault();
    this.#dialog.close();
  };

  static styles = css`
    dialog {
      inline-size: min(44rem, calc(100vw - 2rem));
      max-block-size: min(44rem, calc(100dvh - 2rem));
      margin-block-start: min(10vh, 4rem);
      padding: 0;
      border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas);
      background: Canvas;
      color: CanvasText;
      font:
        0.95rem/1.45 system-ui,
        sans-serif;
    }
    dialog[open] {
      display: flex;
      flex-direction: column;
    }
    dialog::backdrop {
      background: rgb(0 0 0 / 45%);
    }
    form {
      display: flex;
      gap: 0.5rem;
      padding: 0.8rem 0.8rem 0;
    }
    input {
      flex: 1;
      min-inline-size: 0;
      min-block-size: 2.75rem;
      box-sizing: border-box;
      padding-inline: 0.8rem;
      border: 1px solid color-mix(in srgb, CanvasText 55%, Canvas);
      background: Field;
      color: FieldText;
      font: inherit;
      font-size: 1rem;
    }
    button {
      min-block-size: 2.75rem;
      padding-inline: 0.8rem;
      border: 1px solid color-mix(in srgb, CanvasText 35%, Canvas);
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }
    p {
      margin: 0;
      padding: 0.45rem 0.9rem;
      color: color-mix(in srgb, CanvasText 70%, Canvas);
      font-size: 0.85rem;
    }
    ol {
      margin: 0;
      padding: 0;
      overflow-y: auto;
      list-style: none;
    }
    a {
      display: block;
      padding: 0.6rem 0.9rem;
      border-block-start: 1px solid color-mix(in srgb, CanvasText 14%, Canvas);
      color: inherit;
      text-decoration: none;
      overflow-wrap: anywhere;
    }
    a:is(:hover, :focus) {
      background: color-mix(in srgb, Highlight 16%, Canvas);
    }
    :is(a, button, input):focus-visible {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
    .place {
      margin-inline-start: 0.6rem;
      color: color-mix(in srgb, CanvasText 70%, Canvas);
      font-size: 0.85rem;
    }
    .excerpt {
      display: block;
      font-size: 0.88rem;
    }
    mark {
      background: none;
      color: inherit;
      font-weight: 650;
    }
  `;
}

customElements.define('search-dialog', SearchDialog);
