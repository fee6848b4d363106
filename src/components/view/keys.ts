/** A shortcut of the browser or of the page: no control of the kit means it. */
export function isShortcut({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey;
}

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

/** Arrow keys move the focus among the buttons of a grid whose rows wrap as they may. */
export function moveFocus(event: KeyboardEvent): void {
  if (!(event.currentTarget instanceof Element) || !(event.target instanceof Element)) return;
  if (isShortcut(event)) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const from = buttons.findIndex((button) => button === event.target);
  if (from < 0) return;
  const top = buttons[0]!.offsetTop;
  const second = buttons.findIndex(({ offsetTop }) => offsetTop > top);
  const columns = second < 0 ? buttons.length : second;
  const targets: Record<string, number> = {
    ArrowLeft: from - 1,
    ArrowRight: from + 1,
    ArrowUp: from - columns,
    ArrowDown: from + columns,
    Home: 0,
    End: buttons.length - 1,
  };
  const to = targets[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[to]?.focus();
}
