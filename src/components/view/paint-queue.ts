/** Milliseconds of painting at a stretch: a page of large maps must not hold up scrolling. */
const STRETCH = 12;

const waiting: (() => void)[] = [];

/** Paints in later tasks, in order, as much in each as fits into a stretch. */
export function paintSoon(paint: () => void): void {
  waiting.push(paint);
  if (waiting.length === 1) setTimeout(paintSome);
}

function paintSome(): void {
  const end = performance.now() + STRETCH;
  while (waiting.length > 0 && performance.now() < end) waiting.shift()!();
  if (waiting.length > 0) setTimeout(paintSome);
}

/** Resolves when all that was to be painted until now has been. */
export function allPainted(): Promise<void> {
  return new Promise((resolve) => paintSoon(resolve));
}
