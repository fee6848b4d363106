import { attributesOf, type PageElement } from './html.js';

/** What the elements inside an `<explain-scene>` have of it, unless they say otherwise themselves. */
const shared = ['model', 'card', 'src', 'target', 'colormap'] as const;

/** @param within what the element stands in, from the outside in */
export function sceneAttributes(
  own: Readonly<Record<string, string>>,
  within: readonly PageElement[],
): Record<string, string> {
  const scene = within.findLast(({ tagName }) => tagName === 'explain-scene');
  if (!scene) return {};
  const given = attributesOf(scene);
  // The card belongs to the scene's model.
  const names = own['model'] === undefined ? shared : shared.filter((name) => name !== 'card');
  return Object.fromEntries(
    names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
  );
}
