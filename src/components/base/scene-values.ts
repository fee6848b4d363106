import { LitElement } from 'lit';
import type { Computed } from '../toolbar/figure-facts.js';
import type { ExplainController } from './explain-controller.js';
import { initialOf, MarkupElement } from './markup-element.js';
import { says, sharedNames, type CommonAttributes } from './properties.js';

type Scene = HTMLElementTagNameMap['explain-scene'];

/** Whether this is a scene, and upgraded. */
export function isScene(element: Element): element is Scene {
  return element.localName === 'explain-scene' && element instanceof LitElement;
}

type Explaining = LitElement & {
  readonly controller: ExplainController<CommonAttributes, Computed>;
};

/** Whether this is one of the elements that explain, and upgraded. */
export function isExplaining(element: Element): element is Explaining {
  return element instanceof MarkupElement && 'explain' in element;
}

/** By element, what its scene has given it. */
const gifts = new WeakMap<Element, Map<string, unknown>>();

/** Whether an element has this from its scene: the scene has the control for it. */
export function isGiven(element: Element, name: (typeof sharedNames)[number]): boolean {
  return gifts.get(element)?.has(name) ?? false;
}

/**
 * Takes over what the scene says that an element stands in, but for what the element has itself: by
 * an attribute, by a picture in its slot, or by a property that a script has set. What has come from
 * a scene goes when the element leaves it.
 */
export function inherit(element: LitElement): void {
  const around = element.parentElement;
  const found = around?.closest('explain-scene');
  // One that is not upgraded yet says nothing.
  const scene = found instanceof LitElement ? found : null;
  const given = gifts.get(element) ?? new Map<string, unknown>();
  if (!('model' in element) || (!scene && given.size === 0)) return;
  gifts.set(element, given);
  const isOwn = (name: string): boolean => {
    const initial: unknown = initialOf(element, name);
    const value: unknown = Reflect.get(element, name) ?? initial;
    const isWritten = element.hasAttribute(name === 'revealed' ? 'reveal' : name);
    return isWritten || (value !== initial && value !== given.get(name));
  };
  const ownPicture =
    isOwn('src') || isOwn('image') || element.querySelector(':scope > [slot="image"]') !== null;
  for (const name of sharedNames) {
    const isPicture = name === 'src' || name === 'image';
    // What does not explain a picture has no use for another `src`.
    if (!(name in element) || (isPicture && !('image' in element))) continue;
    const wasGiven = given.has(name);
    if (isOwn(name)) {
      given.delete(name);
      continue;
    }
    // A card describes the scene's model, and no other.
    const isOthers =
      (name === 'card' || name === 'output') && !(given.has('model') && scene?.model);
    const isShared = scene !== null && !(isPicture && ownPicture) && !isOthers;
    const value: unknown = isShared ? scene[name] : null;
    if (!isShared && !wasGiven) continue;
    const taken: unknown = says(value, name) ? value : initialOf(element, name);
    if (isShared) given.set(name, taken);
    else given.delete(name);
    Reflect.set(element, name, taken);
  }
  const linked = around?.closest('explain-scene[permalink]');
  if (linked && isScene(linked)) linked.controller.session?.permalink.adopt(element);
}

/**
 * Whose samples an element explains: those of the outermost scene that shares its image, where that
 * has another model than the element. `null` for those of its own model.
 */
export function lenderOf(element: Element): Pick<Scene, 'model' | 'card' | 'output'> | null {
  const scene = element.parentElement?.closest('explain-scene');
  if (!scene || !isGiven(element, 'src')) return null;
  const { model, card, output } = scene;
  const isLent = model && !isGiven(element, 'model');
  return lenderOf(scene) ?? (isLent ? { model, card, output } : null);
}

/** Settles when its scene has told an element everything; `undefined` outside of scenes. */
export function sceneReady(element: LitElement): Promise<void> | undefined {
  const scene = element.parentElement?.closest('explain-scene');
  return scene ? told(element, scene) : undefined;
}

async function told(element: LitElement, scene: Scene): Promise<void> {
  await customElements.whenDefined('explain-scene');
  await sceneReady(scene);
  await scene.controller.ready;
  await scene.updateComplete;
  await element.updateComplete;
}
