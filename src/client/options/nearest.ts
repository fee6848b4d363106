/** The known name that was probably meant, with few letters different; `null` if none is near. */
export function nearestName(written: string, known: readonly string[]): string | null {
  const [nearest] = known
    .map((name) => ({ name, steps: stepsBetween(folded(written), folded(name)) }))
    .filter(({ name, steps }) => steps <= Math.max(1, Math.floor(folded(name).length / 3)))
    .sort((one, other) => one.steps - other.steps);
  return nearest?.name ?? null;
}

/** Ignores case and the dashes of attributes. */
export function folded(name: string): string {
  return name.toLowerCase().replace(/[\W_]/g, '');
}

/** How many letters to add, remove, replace or swap with the next (Damerau and Levenshtein). */
function stepsBetween(one: string, other: string): number {
  let [before, last]: number[][] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let at = 1; at <= other.length; at++) {
      const isSame = one[row - 1] === other[at - 1];
      const replaced = last![at - 1]! + (isSame ? 0 : 1);
      const isSwapped = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      const swapped = isSwapped ? before![at - 2]! + 1 : Infinity;
      now.push(Math.min(last![at]! + 1, now[at - 1]! + 1, replaced, swapped));
    }
    [before, last] = [last, now];
  }
  return last!.at(-1)!;
}
