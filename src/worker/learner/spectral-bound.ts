/**
 * An upper bound of the squared norm of the synthesis: no frequency of a map is raised by more than the sum
 * of the filters' power spectra. That sum is a trigonometric polynomial whose coefficients are the filters'
 * autocorrelation, of degree `size - 1` along each axis. Its maximum on a grid of `count` points, divided
 * by the square of `cos(pi (size - 1) / count)`, bounds it everywhere (Ehlich and Zeller 1964).
 *
 * @param filters `[size, size, 1, count]`
 */
export function spectralBound(filters: Float32Array, size: number): number {
  const correlation = autocorrelation(filters, size);
  const [degree, points, width] = [size - 1, 8 * size, 2 * size - 1];
  const cosines = Float64Array.from({ length: points }, (_, at) =>
    Math.cos((2 * Math.PI * at) / points),
  );
  let most = 0;
  // The spectrum is even: half of the grid is enough.
  for (let down = 0; down <= points / 2; down++) {
    for (let across = 0; across < points; across++) {
      let power = 0;
      for (let y = 0; y < width; y++) {
        for (let x = 0; x < width; x++) {
          const turn = down * (y - degree) + across * (x - degree);
          power += correlation[y * width + x]! * cosines[((turn % points) + points) % points]!;
        }
      }
      most = Math.max(most, power);
    }
  }
  return most / Math.cos((Math.PI * degree) / points) ** 2;
}

/** Summed over all filters, `[2 size - 1, 2 size - 1]`. */
function autocorrelation(filters: Float32Array, size: number): Float64Array {
  const count = filters.length / size / size;
  const width = 2 * size - 1;
  const sums = new Float64Array(width * width);
  for (let a = 0; a < size * size; a++) {
    for (let b = 0; b < size * size; b++) {
      const down = Math.floor(a / size) - Math.floor(b / size) + size - 1;
      const across = (a % size) - (b % size) + size - 1;
      let sum = 0;
      for (let k = 0; k < count; k++) sum += filters[a * count + k]! * filters[b * count + k]!;
      sums[down * width + across]! += sum;
    }
  }
  return sums;
}
