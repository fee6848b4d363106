import { hasClass, styleOf, type TreeElement } from './tree.js';

/** A box over a picture, in shares of its sides. */
export interface Outline {
  left: number;
  top: number;
  width: number;
  height: number;
  round: boolean;
}

/**
 * Where an overlay lies: by its own `left` and `top`, and moved by its transform, whose percentages
 * are of the overlay's own size.
 */
export function outlineOf(box: TreeElement): Outline {
  const share = (side: string): number => parseFloat(styleOf(box, side) ?? '0') / 100;
  const [width, height] = [share('width'), share('height')];
  const [right, down] = movedBy(styleOf(box, 'transform') ?? '');
  return {
    left: share('left') + right * width,
    top: share('top') + down * height,
    width,
    height,
    round: hasClass(box, 'round'),
  };
}

/** In shares of the box. */
function movedBy(transform: string): [right: number, down: number] {
  if (transform === '') return [0, 0];
  const [, right, down] = /^translate\(([-\d.e]+)%, ([-\d.e]+)%\)$/.exec(transform) ?? [];
  if (right === undefined || down === undefined) {
    throw new Error(`an overlay is placed by ${transform}, which cannot be drawn`);
  }
  return [Number(right) / 100, Number(down) / 100];
}
