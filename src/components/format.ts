const percent = new Intl.NumberFormat('en', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** A probability as readers expect it: never a rounded-up certainty. */
export function formatProbability(probability: number): string {
  if (probability > 0.9995 && probability < 1) return 'over 99.9%';
  if (probability < 0.0005 && probability > 0) return 'under 0.1%';
  return percent.format(probability);
}

/** Two significant digits, with a true minus sign. */
export function formatValue(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const digits =
    size >= 1e-3 && size < 1e4 ? Number(size.toPrecision(2)).toString() : size.toExponential(1);
  return value < 0 ? `\u2212${digits}` : digits;
}
