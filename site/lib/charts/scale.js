/** A logarithmic or linear axis from one place to another, and the round numbers on it. */
export function scaleOf(values, from, to, { isLinear = false } = {}) {
  const bend = isLinear ? (value) => value : Math.log;
  const [low, high] = isLinear
    ? [Math.min(0, ...values), Math.max(...values)]
    : [Math.min(...values), Math.max(...values)];
  const share = (value) => (bend(value) - bend(low)) / (bend(high) - bend(low) || 1);
  const place = (value) => Math.round(10 * (from + (to - from) * share(value))) / 10;
  return { place, ticks: isLinear ? steps(low, high) : decades(low, high) };
}

/** Powers of ten between the extremes; 1, 2, 5, 10 ... where these would be too few. */
function decades(low, high) {
  const powers = Array.from({ length: 12 }, (_, index) => 10 ** (index - 4));
  const within = (list) => list.filter((value) => value >= low && value <= high);
  const few = within(powers);
  if (few.length > 2) return few;
  return within(powers.flatMap((power) => [power, 2 * power, 5 * power].map(tidy)));
}

/** At most six steps of 1, 2 or 5 times a power of ten. */
function steps(low, high) {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough);
  const first = Math.ceil(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: count }, (_, index) => tidy((first + index) * step));
}

const tidy = (value) => Number(value.toPrecision(6));
