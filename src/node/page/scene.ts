import { says, sharedNames } from '../../components/base/properties.js';
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
  const isShared = (name: (typeof sharedNames)[number]): boolean => {
    if (!says(said[name], name)) return false;
    // The card belongs to the scene's model; what explains no picture has no use for one.
    if (name === 'card') return !ownModel && says(said['model'], 'model');
    return name !== 'src' || tagName !== 'codespace-am';
  };
  return Object.fromEntries(sharedNames.filter(isShared).map((name) => [name, said[name]!]));
}
