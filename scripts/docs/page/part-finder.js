/**
 * `<part-finder tag="saliency-map">` holds the table of parts, with a button for each; a press outlines
 * that part in the page's elements of that tag and brings the first such element into view, a second
 * press ends it.
 * Parts that no element of the page shows just now are said to be absent.
 */
class PartFinder extends HTMLElement {
  #sheet = new CSSStyleSheet();
  #status = Object.assign(document.createElement('p'), { role: 'status', className: 'side-note' });

  connectedCallback() {
    this.prepend(this.#status);
    document.adoptedStyleSheets.push(this.#sheet);
    this.addEventListener('click', this.#find);
  }

  disconnectedCallback() {
    const sheets = document.adoptedStyleSheets;
    document.adoptedStyleSheets = sheets.filter((sheet) => sheet !== this.#sheet);
    this.removeEventListener('click', this.#find);
  }

  #find = ({ target }) => {
    const pressed = target.closest('button');
    if (!pressed) return;
    const part = pressed.getAttribute('aria-pressed') === 'true' ? null : pressed.value;
    for (const button of this.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.value === part));
    }
    const tag = this.getAttribute('tag');
    this.#sheet.replaceSync(
      part ? `${tag}::part(${part}) { outline: 3px solid Highlight; outline-offset: 1px; }` : '',
    );
    this.#status.textContent = part ? this.#show(tag, part) : '';
  };

  #show(tag, part) {
    const having = [...document.querySelectorAll(tag)].filter((element) =>
      element.shadowRoot?.querySelector(`[part~="${part}"]`),
    );
    having[0]?.scrollIntoView({ block: 'nearest' });
    if (having.length === 0) return `No figure of this page shows the part "${part}" now.`;
    return `Outlined in ${having.length} of the figures on this page.`;
  }
}

customElements.define('part-finder', PartFinder);
