import { ExplainError } from '../protocol.js';

/** `top` (the network's own prediction), a class index, or a label. */
export type TargetChoice = string | number;

/**
 * The class to explain of each image, as the engine takes it.
 *
 * @param target one for all, or a list with one for each; `top` unless given
 * @throws `target-count`
 */
export function targetsOf(
  target: TargetChoice | readonly TargetChoice[] | undefined,
  images: number,
): string[] {
  if (typeof target !== 'object') return Array<string>(images).fill(String(target ?? 'top'));
  if (target.length === images) return target.map(String);
  throw new ExplainError(
    'target-count',
    `There ${target.length === 1 ? 'is 1 target' : `are ${target.length} targets`} for ${images === 1 ? 'one image' : `${images} images`}.`,
    'Give one target for all images, or a list with one for each; the same image may be given several times.',
  );
}
