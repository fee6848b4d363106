/**
 * Moves labels apart: each stays as near to its place as a distance between all of them allows.
 *
 * @returns places in the order of `wanted`
 */
export function spread(wanted: number[], distance: number, low: number, high: number): number[] {
  const order = [...wanted.keys()].sort((a, b) => wanted[a]! - wanted[b]!);
  const places = order.map((index) => Math.min(Math.max(wanted[index]!, low), high));
  for (let i = 1; i < places.length; i++) {
    places[i] = Math.max(places[i]!, places[i - 1]! + distance);
  }
  // What was pushed out below pushes back up.
  for (let i = places.length - 1, limit = high; i >= 0; i--, limit -= distance) {
    places[i] = Math.min(places[i]!, limit);
  }
  const result: number[] = [];
  order.forEach((index, place) => (result[index] = places[place]!));
  return result;
}
