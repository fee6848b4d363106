/** How deep a model or a card may be nested: everything that walks them may do so by recursion. */
export const DEEPEST = 200;

/** Whether parsed JSON is nested deeper than `DEEPEST`; itself without recursion. */
export function isTooDeep(json: unknown): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const each of Object.values(value)) below.push(each);
    }
    level = below;
  }
  return false;
}
