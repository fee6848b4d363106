/** Parameters of the query that are no attributes. */
const own = new Set(['element', 'child', 'scheme', 'lang']);

/**
 * The element that a query asks for: `element` is its tag, every other parameter one of its
 * attributes, and each `child` the query of an element inside. Nothing else is set, whatever the
 * query says: only tags of the kit, and only attributes that they observe.
 *
 * @returns the tag as it was written, where the kit has no such element
 */
export function elementOf(query: URLSearchParams): HTMLElement | string {
  const tag = query.get('element') ?? '';
  const Kind = customElements.get(tag);
  if (!Kind) return tag;
  const element = new Kind();
  const known: unknown = Reflect.get(Kind, 'observedAttributes');
  for (const [name, value] of query) {
    if (own.has(name) || !Array.isArray(known) || !known.includes(name)) continue;
    element.setAttribute(name, value);
  }
  for (const child of query.getAll('child')) {
    const inner = elementOf(new URLSearchParams(child));
    if (typeof inner === 'string') return inner;
    element.append(inner);
  }
  return element;
}
