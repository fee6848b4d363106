import type { Picture } from '../../client/image/fit.js';

const awaited = new Set<Promise<void>>();

/** Calls back, once for each picture, when its view has become sharper, so that it is drawn again. */
export function whenSharper({ sharper }: Picture, draw: () => void): void {
  if (!sharper || awaited.has(sharper)) return;
  awaited.add(sharper);
  void sharper.then(() => {
    awaited.delete(sharper);
    draw();
  });
}

/** Resolves when the pictures that are shown are as sharp as they become. */
export async function allSharp(): Promise<void> {
  await Promise.all(awaited);
}
