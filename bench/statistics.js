/** The value below which `share` of the sorted values lie, interpolated between neighbours. */
function quantile(sorted, share) {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

/** The median and the spread of the middle 80 %. */
export function summarize(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const [p10, median, p90] = [0.1, 0.5, 0.9].map((share) => round(quantile(sorted, share)));
  return { median, p10, p90 };
}

/** The value that `share` of the values do not exceed; `null` of none. */
export function percentile(values, share) {
  if (values.length === 0) return null;
  return round(
    quantile(
      [...values].sort((a, b) => a - b),
      share,
    ),
  );
}

/** To two decimals. */
export function round(value) {
  return Math.round(value * 100) / 100;
}
