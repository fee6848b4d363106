import { isShortcut } from './keys.js';

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
