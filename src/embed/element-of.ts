/** Parameters of the query that are no attributes. */
const own = new Set(['element', 'child', 'scheme', 'lang']);

/** CSS pixels that an element may reserve. */
const MOST_PIXELS = 4096;
/** Characters of one attribute: an address that holds a small image has its place. */
const MOST_CHARACTERS = 50_000;
/** Elements inside of one. */
const MOST_CHILDREN = 12;

/**
 * The element that a query asks for: `element` is its tag, every other parameter one of its
 * attributes, and each `child` the query of an element inside. Nothing else is set, whatever the
 * query says: only tags of the kit, and only attributes that they observe. Sizes are kept within
 * what a page can show, and what is no size, too long or too much is left out.
 *
 * @returns the tag as it was written, where the kit has no such element
 */
export function elementOf(query: URLSearchParams, depth = 0): HTMLElement | string {
  const tag = query.get('element') ?? '';
  const Kind = customElements.get(tag);
  if (!Kind) return tag;
  const element = new Kind();
  const known: unknown = Reflect.get(Kind, 'observedAttributes');
  for (const [name, value] of query) {
    if (own.has(name) || !Array.isArray(known) || !known.includes(name)) continue;
    const kept = name === 'width' || name === 'height' ? sizeOf(value) : value;
    if (kept !== null && kept.length <= MOST_CHARACTERS) element.setAttribute(name, kept);
  }
  // A scene has elements; nothing of the kit has more levels.
  const children = depth < 1 ? query.getAll('child') : [];
  for (const child of children.slice(0, MOST_CHILDREN)) {
    const inner = elementOf(new URLSearchParams(child), depth + 1);
    if (typeof inner === 'string') return inner;
    element.append(inner);
  }
  return element;
}

/** `null` for what is no size. */
function sizeOf(text: string): string | null {
  const pixels = Number(text);
  return pixels > 0 ? String(Math.min(pixels, MOST_PIXELS)) : null;
}
