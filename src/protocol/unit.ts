/**
 * Of maps a single number is a channel, two are a place, and what is left out stands for all.
 *
 * @param parts `[channel]`, `[x, y]` or `[x, y, channel]`, each a number or `*`
 */
export function everyAxis(parts: readonly string[]): readonly string[] {
  if (parts.length === 1) return ['*', '*', ...parts];
  return parts.length === 2 ? [...parts, '*'] : parts;
}
