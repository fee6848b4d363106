import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { ModelDescription } from '../../protocol.js';
import { elementsIn } from '../base/scene-elements.js';
import { isExplaining, isGiven } from '../base/scene-values.js';
import { shownModel } from '../figure/model-names.js';

/** What an element explains, as far as the figures beside it have to know. */
interface Explaining extends LitElement {
  model: unknown;
  controller: { description: ModelDescription | null };
}

function isOfModel(element: Element): element is Explaining {
  return isExplaining(element) && 'model' in element && 'controller' in element;
}

/** The scene around all others, which one image is shared in; of a scene that is in none itself. */
function outermost(host: Element): Element | null {
  let found: Element | null = null;
  for (let at: Element | null = host; at; at = at.parentElement) {
    if (at.localName === 'explain-scene') found = at;
  }
  return found;
}

/** All that explain a model in a scene, in the order of the page; empty where all explain the same one. */
export function ofSeveralModels(host: Element): Explaining[] {
  const scene = outermost(host);
  const members = scene ? elementsIn(scene).filter(isOfModel) : [];
  return new Set(members.map(({ model }) => model)).size > 1 ? members : [];
}

/** A model's title; with its name where another's title is the same. */
export function modelText(host: Element): string {
  const members = ofSeveralModels(host);
  const own = members.find((member) => member === host);
  const description = shownModel(own?.controller.description ?? null);
  if (!own || !description) return '';
  const { title, name } = description;
  const isShared = members.some(
    ({ model, controller }) =>
      model !== own.model && shownModel(controller.description)?.title === title,
  );
  return isShared && name !== title ? `${title} (${name})` : title;
}

/** Above a figure which model it is of, where the figures of its scene are of several. */
export function modelTitle(host: Element): TemplateResult | typeof nothing {
  if (ofSeveralModels(host).length === 0) return nothing;
  return html`<p part="model" class="model" dir="auto" translate="no">
    ${modelText(host) || html`&nbsp;`}
  </p>`;
}

/**
 * Whether the image stands elsewhere in the scene, where figures of several models share it: in the
 * scene's row, or in the first figure.
 */
export function isShownElsewhere(host: Element): boolean {
  if (!isGiven(host, 'src')) return false;
  const members = ofSeveralModels(host);
  if (members.length === 0) return false;
  const scene = outermost(host);
  const isSame = (other: Element): boolean =>
    ['src', 'image'].every((name) => Reflect.get(other, name) === Reflect.get(host, name));
  if (scene && Reflect.get(scene, 'picture') === true && isSame(scene)) return true;
  const first = members.find((member) => isGiven(member, 'src') && isSame(member));
  return first !== undefined && first !== host && Reflect.get(first, 'picture') !== 'none';
}
