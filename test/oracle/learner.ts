/** Zeiler et al.'s deconvolutional network in float64, in plain loops: objective, gradients, one alternation. */

export interface LearnerProblem {
  /** Of each image, `[height, width]`. */
  images: Float64Array[];
  size: [height: number, width: number];
  filterSize: number;
  lambda: number;
}

/** `[filters][filterSize * filterSize]` */
export type Filters = Float64Array[];
/** `[images][filters][(height + s - 1) * (width + s - 1)]` */
export type Maps = Float64Array[][];

/** The valid convolution of an image's maps with their filters. */
export function synthesize(
  { size, filterSize: s }: LearnerProblem,
  maps: Float64Array[],
  filters: Filters,
): Float64Array {
  const [height, width] = size;
  const across = width + s - 1;
  const image = new Float64Array(height * width);
  maps.forEach((map, k) => {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let v = 0; v < s; v++) {
          for (let u = 0; u < s; u++) {
            // A convolution: the filter runs against the map.
            const code = map[(y + s - 1 - v) * across + x + s - 1 - u]!;
            image[y * width + x]! += filters[k]![v * s + u]! * code;
          }
        }
      }
    }
  });
  return image;
}

/** lambda / 2 |sum_k z_k * f_k - y|^2 + sum_k |z_k|_1 of each image. */
export function objectives(problem: LearnerProblem, maps: Maps, filters: Filters): number[] {
  return problem.images.map((image, i) => {
    const squares = residual(problem, i, maps, filters).reduce((sum, r) => sum + r * r, 0);
    const lengths = maps[i]!.flatMap((map) => [...map]).reduce((sum, z) => sum + Math.abs(z), 0);
    return (problem.lambda / 2) * squares + (image.length > 0 ? lengths : 0);
  });
}

function residual(problem: LearnerProblem, i: number, maps: Maps, filters: Filters): Float64Array {
  const made = synthesize(problem, maps[i]!, filters);
  return made.map((value, at) => value - problem.images[i]![at]!);
}

/** Of lambda / 2 |..|^2 with respect to an image's maps. */
export function mapGradient(
  problem: LearnerProblem,
  i: number,
  maps: Maps,
  filters: Filters,
): Float64Array[] {
  const {
    size: [height, width],
    filterSize: s,
    lambda,
  } = problem;
  const across = width + s - 1;
  const left = residual(problem, i, maps, filters);
  return filters.map((filter) => {
    const gradient = new Float64Array((height + s - 1) * across);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let v = 0; v < s; v++) {
          for (let u = 0; u < s; u++) {
            gradient[(y + s - 1 - v) * across + x + s - 1 - u]! +=
              lambda * filter[v * s + u]! * left[y * width + x]!;
          }
        }
      }
    }
    return gradient;
  });
}

/** Of half the squared error of all images with respect to the filters. */
export function filterGradient(problem: LearnerProblem, maps: Maps, filters: Filters): Filters {
  const {
    size: [height, width],
    filterSize: s,
  } = problem;
  const across = width + s - 1;
  const gradients = filters.map(() => new Float64Array(s * s));
  problem.images.forEach((_, i) => {
    const left = residual(problem, i, maps, filters);
    gradients.forEach((gradient, k) => {
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          for (let v = 0; v < s; v++) {
            for (let u = 0; u < s; u++) {
              const code = maps[i]![k]![(y + s - 1 - v) * across + x + s - 1 - u]!;
              gradient[v * s + u]! += left[y * width + x]! * code;
            }
          }
        }
      }
    });
  });
  return gradients;
}

/** Beck and Teboulle's MFISTA from `start`, each image by itself, with the inverse step size `curvature`. */
export function infer(
  problem: LearnerProblem,
  start: Maps,
  filters: Filters,
  curvature: number,
  iterations: number,
): { maps: Maps; objectives: number[] } {
  const rate = 1 / curvature;
  let maps = start;
  let point = start;
  let momentum = 1;
  const totals = [sum(objectives(problem, maps, filters))];
  for (let iteration = 0; iteration < iterations; iteration++) {
    const candidate = point.map((each, i) => {
      const gradient = mapGradient(problem, i, point, filters);
      return each.map((map, k) =>
        map.map((code, at) => {
          const stepped = code - rate * gradient[k]![at]!;
          return Math.sign(stepped) * Math.max(Math.abs(stepped) - rate, 0);
        }),
      );
    });
    const [found, kept] = [candidate, maps].map((each) => objectives(problem, each!, filters));
    const next = maps.map((each, i) => (found![i]! < kept![i]! ? candidate[i]! : each));
    const following = (1 + Math.sqrt(1 + 4 * momentum ** 2)) / 2;
    const old = maps;
    point = next.map((each, i) =>
      each.map((map, k) =>
        map.map(
          (code, at) =>
            code +
            (momentum / following) * (candidate[i]![k]![at]! - code) +
            ((momentum - 1) / following) * (code - old[i]![k]![at]!),
        ),
      ),
    );
    maps = next;
    momentum = following;
    totals.push(sum(objectives(problem, maps, filters)));
  }
  return { maps, objectives: totals };
}

/** Steps of projected gradient descent, each filter by the squared length of its maps. */
export function stepFilters(
  problem: LearnerProblem,
  maps: Maps,
  filters: Filters,
  steps: number,
  first: number,
): Filters {
  const energies = filters.map((_, k) =>
    sum(maps.map((each) => sum([...each[k]!].map((z) => z * z)))),
  );
  const mean = sum(energies) / filters.length;
  const curvatures = energies.map((energy) => energy + 1e-3 * mean + 1e-6);
  const error = (each: Filters): number =>
    sum(
      problem.images.map((_, i) => sum([...residual(problem, i, maps, each)].map((r) => r * r))),
    ) / 2;
  let rate = first;
  let current = filters;
  for (let step = 0; step < steps; step++) {
    const gradient = filterGradient(problem, maps, current);
    const before = error(current);
    for (let halving = 0; ; halving++) {
      if (halving === 12) return current;
      const tried = current.map((filter, k) => {
        const moved = filter.map(
          (value, at) => value - (rate * gradient[k]![at]!) / curvatures[k]!,
        );
        const length = Math.max(1, Math.hypot(...moved));
        return moved.map((value) => value / length);
      });
      let bowl = 0;
      tried.forEach((filter, k) =>
        filter.forEach((value, at) => {
          const moved = value - current[k]![at]!;
          bowl += gradient[k]![at]! * moved + ((curvatures[k]! / rate) * moved ** 2) / 2;
        }),
      );
      if (error(tried) <= before + bowl) {
        current = tried;
        rate = Math.min(2, 1.5 * rate);
        break;
      }
      rate /= 2;
    }
  }
  return current;
}

/** Filters at length 1, and maps that make up for it. */
export function toUnitLength(maps: Maps, filters: Filters): { maps: Maps; filters: Filters } {
  const lengths = filters.map((filter) => Math.hypot(...filter));
  return {
    filters: filters.map((filter, k) => filter.map((value) => value / lengths[k]!)),
    maps: maps.map((each) => each.map((map, k) => map.map((code) => code * lengths[k]!))),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
