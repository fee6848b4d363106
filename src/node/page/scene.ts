import { attributesOf, type PageElement } from './html.js';

/** What the elements inside an `<explain-scene>` have of it, unless they say otherwise themselves. */
const shared = ['model', 'card', 'src', 'target', 'backend', 'colormap', 'range'] as const;

/** @param within what the element stands in, from the outside in */
export function sceneAttributes(
  element: PageElement,
  within: readonly PageElement[],
): Record<string, string> {
  const { tagName } = element;
  const scene = within.findLast((around) => around.tagName === 'explain-scene');
  // Numbers that a reader types have no model.
  if (!scene || tagName === 'relu-backward') return {};
  const own = attributesOf(element);
  const given = attributesOf(scene);
  const isShared = (name: (typeof shared)[number]): boolean => {
    if (given[name] === undefined) return false;
    // The card belongs to the scene's model; what explains no picture has no use for one.
    if (name === 'card') return own['model'] === undefined;
    return name !== 'src' || tagName !== 'codespace-am';
  };
  return Object.fromEntries(shared.filter(isShared).map((name) => [name, given[name]!]));
}
