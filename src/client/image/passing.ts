/** Images that others follow at once: the pen is down, or the camera runs. */
const passing = new WeakSet<object>();

/** Marks an image as one that the next follows at once. */
export function markAsPassing<Image extends object>(image: Image): Image {
  passing.add(image);
  return image;
}

/** It stays, after all. */
export function markAsStill(image: object): void {
  passing.delete(image);
}

/** Whether another follows at once: it is shown, and not worth a word. */
export function isPassing(image: unknown): boolean {
  return typeof image === 'object' && image !== null && passing.has(image);
}
