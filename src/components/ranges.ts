import { symmetricRange, type ValueRange } from './heatmap.js';

/**
 * The range of colours for each map: `unit` gives every map its own, `layer` and `shared` one for
 * all, two numbers are taken as they are.
 */
export function rangesOf(choice: string, maps: Float32Array[]): ValueRange[] {
  const numbers = choice
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [low, high] = numbers;
  if (numbers.length === 2 && low! < high!) return maps.map(() => [low!, high!]);
  if (choice === 'layer' || choice === 'shared') {
    const shared = symmetricRange(maps);
    return maps.map(() => shared);
  }
  return maps.map((map) => symmetricRange([map]));
}
