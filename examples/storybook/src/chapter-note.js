/** A component of the project's own, beside those of the kit. */
class ChapterNote extends HTMLElement {
  #heading = '';

  get heading() {
    return this.#heading;
  }

  set heading(text) {
    this.#heading = text;
    this.textContent = `Note: ${text}`;
  }
}
customElements.define('chapter-note', ChapterNote);
