/** What a hand does in the benchmark, at its own speed: it does not wait for the page. */

/** Milliseconds between two events: a good mouse, or a pen. */
const BETWEEN = 8;

/**
 * Presses the mouse and moves it.
 *
 * @param box what it moves in
 * @param placeAt where it is, in shares of the box, when so much of the way is done
 * @returns the seconds that it took
 */
export async function drag(page, { x, y, width, height }, placeAt, events) {
  const begin = performance.now();
  const move = (share) => {
    const place = placeAt(share);
    return page.mouse.move(x + place.x * width, y + place.y * height);
  };
  await move(0);
  await page.mouse.down();
  for (let event = 1; event <= events; event++) {
    const arrived = move(event / events);
    await rest(Math.max(0, begin + event * BETWEEN - performance.now()));
    if (event === events) await arrived;
  }
  await page.mouse.up();
  return (performance.now() - begin) / 1000;
}

/** An 8, from its top round both loops. */
export function eight(share) {
  const angle = 2 * Math.PI * share;
  return { x: 0.5 + 0.22 * Math.sin(2 * angle), y: 0.5 - 0.36 * Math.cos(angle) };
}

/** There and back along a slider. */
export function thereAndBack(share) {
  return { x: 0.03 + 0.94 * (1 - Math.abs(2 * share - 1)), y: 0.5 };
}

export function rest(duration) {
  return new Promise((resolve) => setTimeout(resolve, duration));
}
