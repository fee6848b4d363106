/** The known name that was probably meant: most of the letters are the same; `null` where none is near. */
export function nearestName(written: string, known: readonly string[]): string | null {
  let [nearest, most]: [string | null, number] = [null, 0.75];
  for (const name of known) {
    const likeness = likenessOf(folded(written), folded(name));
    if (likeness > most) [nearest, most] = [name, likeness];
  }
  return nearest;
}

/** Neither case nor the dashes of an attribute count. */
export function folded(name: string): string {
  return name.toLowerCase().replace(/\W/g, '');
}

/** Letters that both have, in whatever order, as a share of all. */
function likenessOf(one: string, other: string): number {
  let rest = other;
  for (const letter of one) rest = rest.replace(letter, '');
  return (2 * (other.length - rest.length)) / (one.length + other.length);
}
