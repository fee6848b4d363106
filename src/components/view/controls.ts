import { html, type TemplateResult, nothing, css } from 'lit';
import type { ModelDescription, Prediction } from '../../protocol.js';
import { isGiven } from '../base/scene-values.js';
import { contrastWords } from '../figure/contrasts.js';
import { hidesClass, hidesFindings, numbered, type Revealing } from '../figure/concealed.js';
import type { Choice, ChoiceGroup } from '../figure/layers.js';
import { languageOfLabel, shownModel, shownResult } from '../figure/model-names.js';
import { translate } from '../locale/message.js';
import { choose } from './reader-choice.js';
import { searchControl } from './search-control.js';

/** Choices that a menu has at most; readers would look for one among more for too long. */
const LONGEST_MENU = 30;

/**
 * A menu; or, where the choices are many, a field that searches them (search-control.ts). Groups make a
 * menu of any length readable.
 */
export function choiceControl(
  name: string,
  choices: readonly (Choice | ChoiceGroup)[],
  chosen: string,
  onChoose: (value: string) => void,
  waiting = chosen,
): TemplateResult {
  return choices.length > LONGEST_MENU && choices.every(isSingle)
    ? searchControl(name, choices, chosen, onChoose)
    : menuControl(name, choices, chosen, onChoose, waiting);
}

/**
 * A labelled native select. While its choices are unknown it is disabled, and shows what the attribute says.
 *
 * @param waiting what it shows then
 */
function menuControl(
  name: string,
  choices: readonly (Choice | ChoiceGroup)[],
  chosen: string,
  onChoose: (value: string) => void,
  waiting = chosen,
): TemplateResult {
  const choose = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) onChoose(event.target.value);
  };
  const shown = choices.length > 0 ? choices : [{ value: chosen, label: waiting }];
  return html`
    <label part="control">
      ${name}
      <select ?disabled=${choices.length === 0} @change=${choose}>
        ${shown.map((choice) =>
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

function isSingle(choice: Choice | ChoiceGroup): choice is Choice {
  return !('choices' in choice);
}

// The property, not the attribute: that one is without effect once the reader has chosen.
function option({ value, label, title, isName, lang }: Choice, chosen: string): TemplateResult {
  const kept = isName ? 'no' : nothing;
  // prettier-ignore
  return html`<option value=${value} .selected=${value === chosen} title=${title ?? nothing} translate=${kept} lang=${lang ?? nothing}>${label}</option>`;
}

/**
 * A labelled native slider.
 *
 * @param shown its value as readers see it, beside it
 */
export function sliderControl(
  name: string,
  [low, high, step]: [low: number, high: number, step: number],
  value: number,
  onSlide: (value: number) => void,
  shown = '',
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
        aria-valuetext=${shown || nothing}
        @input=${numberFrom(onSlide)}
      />
      ${shown ? html`<span class="value" aria-hidden="true">${shown}</span>` : nothing}
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

/** What the controls of image and class need of a controller. */
interface Controlled<Host> {
  host: Element & Host;
  description: ModelDescription | null;
}
type ClassController = Controlled<{ target: string } & Revealing> & {
  /** Of the image that is explained, best first. */
  result: { predictions: readonly Prediction[] } | null;
  /** What a chosen class is called, where its number alone would not do. */
  nameOf?(target: string): string;
};
type ContrastController = ClassController & { host: { contrast: string } };
type SourceController = Controlled<{ image: unknown; src: string | null } & Revealing> & {
  imageSource: unknown;
};

/** Which class is explained: the predicted one, or one by name; left out where the scene has it, and of a value. */
export function classControl(controller: ClassController): TemplateResult | typeof nothing {
  const { host, description, result } = controller;
  if (isGiven(host, 'target') || description?.head === 'value') return nothing;
  const labels = description?.labels ?? [];
  const top = { value: 'top', label: translate`predicted class` };
  const set = (target: string): void => {
    const isContrast = 'contrast' in host && chosenClass(String(host.contrast), labels) === target;
    const named = controller.nameOf?.(target) ?? target;
    // What is explained now can no longer be what it is compared with.
    choose(controller, { target: named, ...(isContrast && { contrast: 'none' }) });
  };
  const choices = description ? [top, ...classChoices(description)] : [];
  const waiting = host.target === 'top' ? top.label : host.target;
  const predictions = hidesFindings(host)
    ? undefined
    : shownResult(result, description)?.predictions;
  return classMenu(translate`Class`, choices, chosenClass(host.target, labels), set, {
    isLong: labels.length > LONGEST_MENU,
    waiting,
    predictions,
  });
}

/** Of few classes a menu, of many a field that searches them. */
function classMenu(
  name: string,
  choices: readonly Choice[],
  chosen: string,
  onChoose: (value: string) => void,
  {
    isLong,
    waiting,
    predictions,
  }: { isLong: boolean; waiting: string; predictions: readonly Prediction[] | undefined },
): TemplateResult {
  return isLong
    ? searchControl(name, choices, chosen, onChoose, predictions)
    : menuControl(name, choices, chosen, onChoose, waiting);
}

/**
 * What the class is explained rather than: nothing, the others, or one of them; left out where the scene
 * has it, and where there is nothing to compare.
 */
export function contrastControl(controller: ContrastController): TemplateResult | typeof nothing {
  const { host, description, result } = controller;
  const known = contrastWords(description);
  if (isGiven(host, 'contrast') || known.length === 1) return nothing;
  const words = {
    none: translate`nothing`,
    others: translate`the other classes`,
    rivals: translate`its rivals`,
  };
  const labels = description?.labels ?? [];
  const target = chosenClass(host.target, labels);
  // With the class itself it cannot be compared.
  const explained = target === 'top' ? String(result?.predictions[0]?.index) : target;
  const classes = description
    ? classChoices(description).filter(({ value }) => value !== explained)
    : [];
  const word = known.find((each) => each === host.contrast.toLowerCase());
  const choices = [...known.map((value) => ({ value, label: words[value] })), ...classes];
  return classMenu(
    translate`rather than`,
    description ? choices : [],
    word ?? chosenClass(host.contrast, labels),
    (contrast) =>
      choose(controller, { contrast: isWord(contrast) ? contrast : nameIn(controller, contrast) }),
    {
      isLong: labels.length > LONGEST_MENU,
      waiting: word ? words[word] : host.contrast,
      predictions: hidesFindings(host) ? undefined : shownResult(result, description)?.predictions,
    },
  );
}

function isWord(contrast: string): boolean {
  return !/^\d+$/.test(contrast);
}

/** By their numbers; a search finds the card's own names, too. */
function classChoices(description: ModelDescription): Choice[] {
  return shownModel(description).labels.map((label, index) => {
    const alias = description.labels[index]!;
    const lang = languageOfLabel(label, description);
    return { value: String(index), label, alias, lang, isName: true };
  });
}

/** A class as what is set has to call it. */
function nameIn(controller: Pick<ClassController, 'nameOf'>, target: string): string {
  return controller.nameOf?.(target) ?? target;
}

/** The target as the control knows it: `top` or an index. */
function chosenClass(target: string, labels: readonly string[]): string {
  if (/^(top|\d+)$/.test(target)) return target;
  return String(labels.findIndex((label) => label.toLowerCase() === target.toLowerCase()));
}

/** Which sample of the model; left out for an image from elsewhere or of its scene, and without samples. */
export function pictureControl(controller: SourceController): TemplateResult | typeof nothing {
  const { host, imageSource } = controller;
  const description = shownModel(controller.description);
  const samples = description?.samples ?? [];
  const isSample = typeof imageSource === 'string' && /^(sample:\d+)?$/.test(imageSource);
  if (isGiven(host, 'src')) return nothing;
  if (!isSample || (description && samples.length === 0)) return nothing;
  const shown = imageSource || 'sample:0';
  return choiceControl(
    translate`Image`,
    sampleChoices(host, samples),
    shown,
    (src) => choose(controller, { src }),
    numbered(Number(shown.slice('sample:'.length))),
  );
}

/** A model's samples; by their numbers where their titles would tell what a reader is to find out. */
export function sampleChoices(host: Revealing, samples: readonly { title: string }[]): Choice[] {
  return samples.map(({ title }, index) => ({
    value: `sample:${index}`,
    label: hidesClass(host) ? numbered(index) : title,
  }));
}

/** One page of many small pictures. */
export interface Page {
  /** From 0. */
  page: number;
  /** Pictures in a page, and in all. */
  size: number;
  count: number;
  /** `null` where the reader may turn no page. */
  onTurn: ((page: number) => void) | null;
}

/**
 * Which pictures are shown, between what turns to those before and after them.
 *
 * @param shownText says the first and the last that are shown
 */
export function pager(
  { page, size, count, onTurn }: Page,
  shownText: (first: number, last: number) => string,
): TemplateResult {
  const turn = (to: number, text: string): TemplateResult | typeof nothing =>
    onTurn
      ? html`<button
          type="button"
          ?disabled=${to < 0 || to * size >= count}
          @click=${() => onTurn(to)}
        >
          ${text}
        </button>`
      : nothing;
  const from = page * size;
  return html`
    <p part="pager" class="pager">
      ${turn(page - 1, translate`Previous`)}
      <span>${shownText(from + 1, Math.min(from + size, count))}</span>
      ${turn(page + 1, translate`Next`)}
    </p>
  `;
}

export const pagerStyles = css`
  .grid-legend {
    max-inline-size: 20em;
    margin-block-start: 0.6em;
  }
  .pager {
    display: flex;
    gap: 1em;
    margin: 0.5em 0 0;
  }
  .pager button:disabled {
    color: var(--quiet);
    text-decoration: none;
  }
  @media print {
    .pager button {
      display: none;
    }
  }
`;
