import {
  attributeOf,
  commonProperties,
  contrast,
  imageProperties,
  says,
  sharedNames,
  type Declarations,
} from '../../components/base/properties.js';
import { attributesOf, type PageElement } from './html.js';

/**
 * What an element has of the `<explain-scene>` that it stands in, as attributes: what `inherit` gives
 * it in the browser. What it has itself is left to the caller.
 *
 * @param within what the element stands in, from the outside in
 */
export function sceneAttributes(
  element: PageElement,
  within: readonly PageElement[],
): Record<string, string> {
  const { tagName } = element;
  const place = within.findLastIndex((around) => around.tagName === 'explain-scene');
  const scene = within[place];
  // Numbers that a reader types have no model.
  if (!scene || tagName === 'relu-backward') return {};
  // What a scene does not say itself it has of the one around it.
  const said = { ...sceneAttributes(scene, within.slice(0, place)), ...attributesOf(scene) };
  const ownModel = attributesOf(element)['model'] !== undefined;
  const isShared = (name: string): boolean => {
    if (!says(said[name], name)) return false;
    // The card belongs to the scene's model; what explains no picture has no use for one.
    if (name === 'card') return !ownModel && says(said['model'], 'model');
    return name !== 'src' || tagName !== 'codespace-am';
  };
  const declared: Declarations = { ...commonProperties, ...imageProperties, contrast };
  const names = sharedNames.flatMap((name) => attributeOf(name, declared[name]!) ?? []);
  return Object.fromEntries(names.filter(isShared).map((name) => [name, said[name]!]));
}

/** A model whose samples an element explains. */
export interface Lender {
  model: string;
  card: string | null;
}

/**
 * Whose samples an element explains that shares its image with a scene of another model, as `lenderOf`
 * says it in the browser; `null` for those of its own model.
 *
 * @param within what the element stands in, from the outside in
 */
export function lenderAround(element: PageElement, within: readonly PageElement[]): Lender | null {
  const place = within.findLastIndex((around) => around.tagName === 'explain-scene');
  const scene = within[place];
  const own = attributesOf(element);
  if (!scene || own['src'] !== undefined) return null;
  const outer = within.slice(0, place);
  const { model, card = null } = { ...sceneAttributes(scene, outer), ...attributesOf(scene) };
  const isLent = own['model'] !== undefined && model;
  return lenderAround(scene, outer) ?? (isLent ? { model, card } : null);
}
