/** Bilinear enlargement of one map with centers at half a pixel, row-major. */
export function enlarged(
  small: ArrayLike<number>,
  [height, width]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): Float32Array {
  const along = (index: number, from: number, to: number): [number, number, number] => {
    const place = Math.min(Math.max(((index + 0.5) * from) / to - 0.5, 0), from - 1);
    const low = Math.floor(place);
    return [low, Math.min(low + 1, from - 1), place - low];
  };
  return Float32Array.from({ length: rows * columns }, (_, index) => {
    const [top, bottom, down] = along(Math.floor(index / columns), height, rows);
    const [left, right, over] = along(index % columns, width, columns);
    const row = (y: number) =>
      (1 - over) * small[y * width + left]! + over * small[y * width + right]!;
    return (1 - down) * row(top) + down * row(bottom);
  });
}
