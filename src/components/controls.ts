import { html, nothing, type TemplateResult } from 'lit';
import { searchControl } from './search-control.js';

export interface Choice {
  value: string;
  label: string;
  /** Whether the label is a name, such as that of a class, which translators leave alone. */
  isName?: boolean;
}

export interface ChoiceGroup {
  title: string;
  choices: Choice[];
}

/** Choices that a menu has at most: browsers measure the text of each. */
const LONGEST_MENU = 1500;

/**
 * A labelled native select; it stays in place, empty and disabled, while its choices are unknown.
 * Too many for a menu are searched.
 */
export function choiceControl(
  name: string,
  choices: readonly (Choice | ChoiceGroup)[],
  chosen: string,
  onChoose: (value: string) => void,
): TemplateResult {
  const choose = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) onChoose(event.target.value);
  };
  if (choices.length > LONGEST_MENU) {
    const single = choices.flatMap((choice) => ('choices' in choice ? choice.choices : [choice]));
    return searchControl(name, single, chosen, onChoose);
  }
  return html`
    <label part="control">
      ${name}
      <select ?disabled=${choices.length === 0} @change=${choose}>
        ${choices.map((choice) =>
          'choices' in choice
            ? html`<optgroup label=${choice.title}>
                ${choice.choices.map((inner) => option(inner, chosen))}
              </optgroup>`
            : option(choice, chosen),
        )}
      </select>
    </label>
  `;
}

// The property, not the attribute: that one is without effect once the reader has chosen.
function option({ value, label, isName }: Choice, chosen: string): TemplateResult {
  const kept = isName ? 'no' : nothing;
  // prettier-ignore
  return html`<option value=${value} .selected=${value === chosen} translate=${kept}>${label}</option>`;
}

/** A labelled native slider. */
export function sliderControl(
  name: string,
  [low, high, step]: [low: number, high: number, step: number],
  value: number,
  onSlide: (value: number) => void,
): TemplateResult {
  return html`
    <label part="control">
      ${name}
      <input
        type="range"
        min=${low}
        max=${high}
        step=${step}
        .value=${String(value)}
        @input=${numberFrom(onSlide)}
      />
    </label>
  `;
}

/** A whole number from `smallest` to `largest`, or without an end while that is unknown. */
export function numberControl(
  name: string,
  largest: number | null,
  value: number,
  onChange: (value: number) => void,
  smallest = 0,
): TemplateResult {
  const change = (typed: number): void => {
    if (Number.isNaN(typed)) return;
    onChange(Math.max(smallest, Math.min(Math.round(typed), largest ?? typed)));
  };
  return html`
    <label part="control">
      ${name}
      <input
        type="number"
        min=${smallest}
        max=${largest ?? ''}
        .value=${String(value)}
        @change=${numberFrom(change)}
      />
    </label>
  `;
}

/** A labelled native checkbox. */
export function checkControl(
  name: string,
  checked: boolean,
  onCheck: (checked: boolean) => void,
): TemplateResult {
  const check = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) onCheck(event.target.checked);
  };
  return html`
    <label part="control">
      <input type="checkbox" .checked=${checked} @change=${check} />
      ${name}
    </label>
  `;
}

function numberFrom(use: (value: number) => void): (event: Event) => void {
  return (event) => {
    if (event.target instanceof HTMLInputElement) use(event.target.valueAsNumber);
  };
}
