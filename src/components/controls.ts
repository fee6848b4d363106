import { html, type TemplateResult } from 'lit';

export interface Choice {
  value: string;
  label: string;
}

/** A labelled native select; it stays in place, empty and disabled, while its choices are unknown. */
export function choiceControl(
  name: string,
  choices: Choice[],
  chosen: string,
  onChoose: (value: string) => void,
): TemplateResult {
  const choose = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) onChoose(event.target.value);
  };
  return html`
    <label part="control">
      ${name}
      <select ?disabled=${choices.length === 0} @change=${choose}>
        ${choices.map(
          ({ value, label }) =>
            html`<option value=${value} ?selected=${value === chosen}>${label}</option>`,
        )}
      </select>
    </label>
  `;
}
