import { symmetricRange, type ValueRange } from './heatmap.js';

/**
 * The range of colours for each map: `unit` gives every map its own, `layer` and `shared` one for
 * all, two numbers are taken as they are.
 */
export function rangesOf<Key>(
  choice: string,
  maps: ReadonlyMap<Key, Float32Array>,
): Map<Key, ValueRange> {
  const common = commonRange(choice, [...maps.values()]);
  return new Map([...maps].map(([key, map]) => [key, common ?? symmetricRange([map])]));
}

function commonRange(choice: string, maps: Float32Array[]): ValueRange | null {
  const numbers = choice
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [low, high] = numbers;
  if (numbers.length === 2 && low! < high!) return [low!, high!];
  return choice === 'layer' || choice === 'shared' ? symmetricRange(maps) : null;
}
