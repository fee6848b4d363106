import ComboboxNavigation from '@github/combobox-nav';
import { html, nothing, render, type TemplateResult } from 'lit';
import { namedChoice } from '../figure/choices.js';
import { formatCount } from '../figure/format.js';
import type { Choice } from '../figure/layers.js';
import { suggestionsFor, type Suggestions } from '../figure/suggestions.js';
import { translate, useLanguage } from '../locale/message.js';
import { comboboxStyles } from './combobox.styles.js';
import { hidePopup, placePopup, showPopup } from './popup.js';
import type { Search } from './search-control.js';
import { addStyles } from './styles.js';

const comboboxes = new WeakMap<HTMLInputElement, Combobox>();

/** How many there are, for ids: these have to differ within a shadow root. */
let count = 0;

/** Makes a field suggest choices, or tells it of others. */
export function follow(field: Element, search: Search): void {
  if (!(field instanceof HTMLInputElement)) return;
  const known = comboboxes.get(field);
  if (known) return known.follow(search);
  const box = field.closest('label')?.nextElementSibling;
  const root = field.getRootNode();
  if (!(box instanceof HTMLElement) || !(root instanceof ShadowRoot)) return;
  addStyles(root.host, [comboboxStyles]);
  comboboxes.set(field, new Combobox(field, box, search));
  // What the reader has begun to type meanwhile.
  if (root.activeElement === field && field.value !== search.current) comboboxes.get(field)?.open();
}

/**
 * An editable combobox with a list, as the ARIA Authoring Practices describe it. `@github/combobox-nav`
 * moves among the options and keeps the ARIA states; here is what opens the list, fills and closes it.
 *
 * Not a `<datalist>`: browsers do not scale its type with the page's, some screen readers read nothing
 * of it, it has no groups, and each browser has rules of its own for what it lists.
 */
class Combobox {
  private readonly id = `suggestions-${++count}`;
  private readonly popup: HTMLElement;
  private readonly list: HTMLElement;
  private readonly navigation: ComboboxNavigation;
  private isOpen = false;

  /** @param search as of the newest drawing of the figure */
  constructor(
    private readonly field: HTMLInputElement,
    private readonly box: HTMLElement,
    private search: Search,
  ) {
    for (const name of ['autocomplete', 'autocapitalize', 'autocorrect']) {
      field.setAttribute(name, 'off');
    }
    field.spellcheck = false;
    this.draw(null);
    this.popup = box.querySelector<HTMLElement>('.popup')!;
    this.list = box.querySelector<HTMLElement>('[role="listbox"]')!;
    this.navigation = new ComboboxNavigation(field, this.list, { tabInsertsSuggestions: false });
    this.list.addEventListener('combobox-commit', this.commit);
    // The focus stays in the field, also for those who tap or drag the scroll bar.
    this.popup.addEventListener('mousedown', (event) => event.preventDefault());
    field.addEventListener('keydown', this.press);
    field.addEventListener('input', () => this.open());
    field.addEventListener('click', this.click);
    field.addEventListener('blur', () => this.close());
  }

  /** An open list stays as it is, unless what it lists is there no more: then it closes. */
  follow(search: Search): void {
    const { choices } = this.search;
    this.search = search;
    if (!this.isOpen) return;
    if (choices.some(({ label }, index) => search.choices[index]?.label !== label)) this.close();
  }

  private suggested(): Suggestions {
    const { choices, predictions, language } = this.search;
    useLanguage(language);
    const suggestions = suggestionsFor(choices, this.typed, predictions);
    useLanguage(null);
    return suggestions;
  }

  /** What the reader has typed; `null` where the field says what is chosen. */
  private get typed(): string | null {
    const { value } = this.field;
    return value === this.search.current ? null : value;
  }

  open(): void {
    const suggestions = this.suggested();
    this.navigation.stop();
    this.draw(suggestions);
    if (!this.isOpen) showPopup(this.popup);
    placePopup(this.popup, this.field);
    this.list.scrollTop = 0;
    // It tells that the list is open, and is for lists with options alone.
    if (suggestions.total > 0) this.navigation.start();
    if (this.isOpen) return;
    this.isOpen = true;
    requestAnimationFrame(this.keepPlace);
  }

  private close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.navigation.stop();
    hidePopup(this.popup);
    // What a translator has made of the list goes with it.
    this.draw(null);
  }

  /** The page scrolls, the figure grows: the list stays at its field. */
  private readonly keepPlace = (): void => {
    if (!this.isOpen) return;
    if (!this.field.isConnected) return this.close();
    placePopup(this.popup, this.field);
    requestAnimationFrame(this.keepPlace);
  };

  private readonly click = (): void => {
    if (this.isOpen) return;
    this.field.select();
    this.open();
  };

  private readonly commit = ({ target }: Event): void => {
    if (target instanceof HTMLElement) this.choose(target.dataset['value'] ?? '');
  };

  private choose(detail: string): void {
    this.close();
    this.field.dispatchEvent(new CustomEvent('change', { detail, bubbles: true }));
  }

  private get active(): HTMLElement | null {
    return this.list.querySelector<HTMLElement>('[aria-selected="true"]');
  }

  /** Before the library: what opens, closes, and chooses what no option is active for. */
  private readonly press = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { key, altKey } = event;
    const isUsed =
      key === 'ArrowDown' || key === 'ArrowUp'
        ? this.pressArrow(key, altKey)
        : altKey
          ? false
          : key === 'Escape'
            ? this.pressEscape()
            : key === 'Enter' && this.pressEnter();
    if (key === 'Tab' && this.isOpen) this.active?.click();
    if (isUsed) event.preventDefault();
  };

  /** @returns whether the key is used here */
  private pressArrow(key: 'ArrowDown' | 'ArrowUp', altKey: boolean): boolean {
    if (altKey && key === 'ArrowUp') this.close();
    else if (!this.isOpen) {
      this.open();
      if (!altKey) this.navigation.navigate(key === 'ArrowDown' ? 1 : -1);
    } else return altKey;
    return true;
  }

  private pressEscape(): boolean {
    if (this.isOpen) this.close();
    else if (this.typed !== null) this.field.value = this.search.current;
    else return false;
    return true;
  }

  private pressEnter(): boolean {
    if (this.isOpen && this.active) return false;
    const { typed, search } = this;
    if (typed === null) return this.isOpen;
    const { groups, total } = this.suggested();
    const choice =
      namedChoice(search.choices, typed) ??
      (total === 1 && typed.trim() ? groups[0]!.choices[0] : undefined);
    if (choice) this.choose(choice.value);
    else this.open();
    return true;
  }

  /** `null` for a list that is closed. */
  private draw(suggestions: Suggestions | null): void {
    useLanguage(this.search.language);
    render(this.template(suggestions), this.box);
    useLanguage(null);
  }

  private template(suggestions: Suggestions | null): TemplateResult {
    const { id } = this;
    const { groups = [], total = 0, left = 0 } = suggestions ?? {};
    const found =
      total === 0
        ? translate`No match`
        : total === 1
          ? translate`1 match`
          : translate`${formatCount(total)} matches`;
    let index = 0;
    const options = (choices: readonly Choice[]): TemplateResult[] =>
      choices.map((choice) => this.option(choice, `${id}-${index++}`));
    return html`
      <span class="unseen" role="status">${suggestions ? found : nothing}</span>
      <div part="options" class="popup" popover="manual" hidden>
        <div role="listbox" id=${id} aria-label=${this.search.name} ?hidden=${total === 0}>
          ${groups.map(({ title, choices }, place) =>
            title === null
              ? options(choices)
              : html`<div role="group" aria-labelledby="${id}-title-${place}">
                  <div class="title" dir="auto" id="${id}-title-${place}" role="presentation">
                    ${title}
                  </div>
                  ${options(choices)}
                </div>`,
          )}
        </div>
        ${suggestions && total === 0 ? html`<p class="rest" dir="auto">${found}</p>` : nothing}
        ${left > 0 ? html`<p class="rest" dir="auto">${translate`${formatCount(left)} more: type a part of the name`}</p>` : nothing}
      </div>
    `;
  }

  private option({ value, label, note, isName, lang }: Choice, id: string): TemplateResult {
    const isChosen = value === this.search.chosen;
    return html`<div
      part="option"
      class="option"
      role="option"
      id=${id}
      data-value=${value}
      translate=${isName ? 'no' : nothing}
      aria-current=${isChosen ? 'true' : nothing}
    >
      <span dir="auto" lang=${lang ?? nothing}>${label}</span>
      ${note ? html`<span class="note">${note}</span>` : nothing}
    </div>`;
  }
}
