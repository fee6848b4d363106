/** By scene; what a change has made stale is not in it. */
const known = new WeakMap<Element, { elements: Element[]; changes: MutationObserver }>();

/**
 * The elements that stand in a scene, in the order of the page, without what `convlens render` has put
 * into its figures: of a table of numbers alone that is hundreds. Every figure asks at every update.
 */
export function elementsIn(scene: Element): readonly Element[] {
  const found = known.get(scene);
  // A change in the same task has been noted, but not told of yet.
  if (found?.changes.takeRecords().length === 0) return found.elements;
  found?.changes.disconnect();
  const elements = [
    ...scene.querySelectorAll(':not([data-convlens-render], [data-convlens-render] *)'),
  ];
  const changes = new MutationObserver(() => {
    changes.disconnect();
    known.delete(scene);
  });
  changes.observe(scene, { childList: true, subtree: true });
  known.set(scene, { elements, changes });
  return elements;
}
