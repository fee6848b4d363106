/** Of the names that are known the one that was meant, as far as that can be told; else `undefined`. */
export function nearestName(written: string, known: readonly string[]): string | undefined {
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[-_]/g, '');
  const [nearest] = known
    .map((name) => ({ name, steps: stepsBetween(plain(written), plain(name)) }))
    .filter(({ name, steps }) => steps <= Math.max(1, Math.floor(plain(name).length / 3)))
    .sort((one, other) => one.steps - other.steps);
  return nearest?.name;
}

/** Letters to add, to leave out, to replace or to swap with the next (Damerau and Levenshtein). */
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
