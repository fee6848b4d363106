import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Prediction } from '../../protocol.js';
import { namedChoice } from '../figure/choices.js';
import type { Choice } from '../figure/layers.js';
import { currentLanguage, type Language } from '../locale/message.js';

/** What suggests choices below a field has to know. */
export interface Search {
  /** What is chosen: a class. */
  name: string;
  choices: readonly Choice[];
  chosen: string;
  /** Best first; those whose index is a choice are suggested before all others. */
  predictions: readonly Prediction[] | undefined;
  /** The label of what is chosen. */
  current: string;
  language: Language;
}

/** What suggests comes by itself: few pages have that many choices. */
let fetched: Promise<typeof import('./combobox.js')> | null = null;

/**
 * Instead of a menu too long to be read: a field that suggests what contains its text (combobox.ts).
 * Until that has come, and without it, the field takes the whole label of a choice, or its value.
 */
export function searchControl(
  name: string,
  choices: readonly Choice[],
  chosen: string,
  onChoose: (value: string) => void,
  predictions?: readonly Prediction[],
): TemplateResult {
  const current = choices.find(({ value }) => value === chosen)?.label ?? '';
  const search = { name, choices, chosen, predictions, current, language: currentLanguage() };
  const change = (event: Event): void => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement)) return;
    // A suggestion says itself what it stands for: two classes may have one label.
    const choice =
      event instanceof CustomEvent
        ? choices.find(({ value }) => value === event.detail)
        : field.value === current
          ? undefined
          : namedChoice(choices, field.value);
    field.value = choice?.label ?? current;
    if (choice) onChoose(choice.value);
    else event.stopPropagation();
  };
  return html`
    <label part="control">
      ${name}
      <input
        part="combobox"
        class="search"
        dir="auto"
        .value=${current}
        @change=${change}
        ${ref((field) => void suggest(field, search))}
      />
    </label>
    <div class="suggestions"></div>
  `;
}

async function suggest(field: Element | undefined, search: Search): Promise<void> {
  if (!field) return;
  const combobox = await (fetched ??= import('./combobox.js')).catch(() => null);
  // The next drawing asks for it again.
  if (combobox) combobox.follow(field, search);
  else fetched = null;
}
