/** Steps of the arrow keys, in rows and columns; grids run from left to right in every script. */
const steps: Record<string, [down: number, right: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The cell that a key leads to from `index`; `null` for keys that lead nowhere. */
export function cellAfter(
  { key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent,
  index: number,
  [rows, columns]: [rows: number, columns: number],
): number | null {
  if (altKey || metaKey || shiftKey) return null;
  const row = Math.floor(index / columns);
  if (key === 'Home') return ctrlKey ? 0 : row * columns;
  if (key === 'End') return ctrlKey ? rows * columns - 1 : (row + 1) * columns - 1;
  const step = ctrlKey ? undefined : steps[key];
  if (!step) return null;
  const down = Math.min(Math.max(row + step[0], 0), rows - 1);
  const right = Math.min(Math.max((index % columns) + step[1], 0), columns - 1);
  return down * columns + right;
}
