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

/** A call for an image, or its tensor, that another follows at once: over before its progress is drawn. */
export function quietly<Call extends { onProgress?: unknown }>(call: Call, image: unknown): Call {
  const quiet = { ...call };
  if (isPassing(image)) delete quiet.onProgress;
  return quiet;
}

/** Whether another follows at once: it is shown, and not worth a word. */
export function isPassing(image: unknown): boolean {
  return typeof image === 'object' && image !== null && passing.has(image);
}
