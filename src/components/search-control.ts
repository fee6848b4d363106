import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Choice } from './controls.js';

/** Suggestions at a time. */
const MOST_SHOWN = 100;

/** Instead of a menu too long to be drawn, or read: a field that suggests what contains its text. */
export function searchControl(
  name: string,
  choices: readonly Choice[],
  chosen: string,
  onChoose: (value: string) => void,
): TemplateResult {
  const current = choices.find(({ value }) => value === chosen)?.label ?? '';
  const suggest = ({ currentTarget: field }: Event): void => {
    if (!(field instanceof HTMLInputElement)) return;
    const text = field.value === current ? '' : field.value.trim().toLowerCase();
    const found = choices.filter(({ label }) => label.toLowerCase().includes(text));
    const options = found.slice(0, MOST_SHOWN).map(({ label }) => new Option(label, label));
    field.list?.replaceChildren(...options);
  };
  const choose = ({ currentTarget: field }: Event): void => {
    if (!(field instanceof HTMLInputElement)) return;
    const text = field.value.trim().toLowerCase();
    const known = choices.find(({ label }) => label.toLowerCase() === text);
    if (known) onChoose(known.value);
    else field.value = current;
  };
  const id = `suggestions-${name}`;
  return html`
    <label part="control">
      ${name}
      <input
        type="search"
        list=${id}
        size="14"
        .value=${live(current)}
        @focus=${suggest}
        @input=${suggest}
        @change=${choose}
      />
      <datalist id=${id}></datalist>
    </label>
  `;
}
