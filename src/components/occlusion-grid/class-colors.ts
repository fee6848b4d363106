import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import { classScheme } from './class-scheme.build.js';
import type { CellColor } from './paint-cells.js';

/** A class that wins somewhere. */
export interface Winner {
  index: number;
  label: string;
  /** Cells in which it wins. */
  cells: number;
  /** What stands on its cells: as much of the label as tells it from the other winners. */
  short: string;
  /** `#rrggbb`; `null` for the answer to the unoccluded picture, and for more classes than colours. */
  color: string | null;
}

/**
 * Who wins where: the answer to the unoccluded picture first, then by the number of cells.
 *
 * @param slots which class has which colour; one that is new takes the next, so that colours stay
 */
export function winnersOf(
  { predictions, details }: OcclusionResult,
  labels: readonly string[],
  slots: Map<number, number>,
): Winner[] {
  const cells = new Map<number, number>();
  const answer = predictions[0]!.index;
  cells.set(answer, 0);
  for (const winner of details.winners) {
    if (winner >= 0) cells.set(winner, (cells.get(winner) ?? 0) + 1);
  }
  const others = [...cells.keys()].filter((index) => index !== answer);
  others.sort((a, b) => cells.get(b)! - cells.get(a)! || a - b);
  for (const index of others) if (!slots.has(index)) slots.set(index, slots.size);
  const names = [answer, ...others].map((index) => labels[index] ?? String(index));
  return [answer, ...others].map((index, place) => ({
    index,
    label: names[place]!,
    cells: cells.get(index)!,
    short: shortest(names[place]!, names),
    color: index === answer ? null : (classScheme[slots.get(index)!] ?? null),
  }));
}

/** The shortest beginning that no other name has. */
function shortest(name: string, names: readonly string[]): string {
  for (let length = 1; length < name.length; length++) {
    const start = name.slice(0, length);
    if (names.filter((other) => other.startsWith(start)).length === 1) return start;
  }
  return name;
}

export function parsedColor(color: string | null): CellColor {
  if (color === null) return null;
  const bytes = parseInt(color.slice(1), 16);
  return [bytes >> 16, (bytes >> 8) & 255, bytes & 255];
}
