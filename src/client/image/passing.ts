/** A set of objects can be asked for anything. */
interface Passing {
  add(image: object): void;
  delete(image: object): void;
  has(image: unknown): boolean;
}

/** Images that others follow at once: the pen is down, or the camera runs. */
const passing: Passing = new WeakSet<object>();

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
  return passing.has(image);
}
