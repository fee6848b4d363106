import type { OcclusionOptions } from '../../client/occlusion/occlusion.js';
import { occluderShapes, type ModelDescription, type Position } from '../../protocol.js';
import { fillOf } from './fill.js';
import type { OcclusionGrid } from './occlusion-grid.js';
import { outOfRange } from './out-of-range.js';

/** What the attributes ask for; throws `setting-out-of-range`. */
export function settingsOf(
  { target, occluder, stride, fill, shape, score }: OcclusionGrid,
  description: ModelDescription,
): OcclusionOptions {
  return {
    target,
    ...sides('occluder', occluder),
    ...sides('stride', stride),
    fill: fillOf(fill ?? 0, description),
    shape: word('shape', shape ?? 'square', occluderShapes),
    score: word('score', score ?? 'probability', ['probability', 'logit']),
  };
}

/** The attribute `position`; `null` where it is none. */
export function positionOf(text: string | null): Position | null {
  const match = /^\s*(\d+)[\s,]+(\d+)\s*$/.exec(text ?? '');
  return match ? [Number(match[1]), Number(match[2])] : null;
}

/** `8`, or `8,6`: height and width. Whether they fit the picture is the engine's to say. */
function sides<Name extends 'occluder' | 'stride'>(
  name: Name,
  text: string | number | null,
): Partial<Record<Name, readonly [number, number]>> {
  const written = String(text ?? '').trim();
  if (!written) return {};
  const numbers = written.split(/[\s,]+/).map(Number);
  const [first = NaN, second = first] = numbers;
  if (numbers.length > 2 || numbers.some(Number.isNaN)) {
    throw outOfRange(name, written, 'Give whole pixels: one number, or height and width as "8,6".');
  }
  const pair: Partial<Record<Name, readonly [number, number]>> = {};
  pair[name] = [first, second];
  return pair;
}

function word<Word extends string>(name: string, chosen: Word, words: readonly Word[]): Word {
  if (words.includes(chosen)) return chosen;
  throw outOfRange(name, chosen, `Choose one of: ${words.join(', ')}.`);
}
