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

/** Two significant digits unless told otherwise, with a true minus sign. */
export function formatValue(value: number, digits = 2): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text =
    size >= 1e-3 && size < 1e4
      ? Number(size.toPrecision(digits)).toString()
      : size.toExponential(digits - 1).replace('-', '\u2212');
  return value < 0 ? `\u2212${text}` : text;
}

/** A share in [0, 1] in words of a sentence, `1 %`; never rounded to nothing. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.0005) return 'under 0.1 %';
  return `${Number((100 * share).toPrecision(share < 0.1 ? 1 : 2))} %`;
}

const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** `99th` */
export function formatOrdinal(value: number): string {
  return `${value}${endings[ordinals.select(value)] ?? 'th'}`;
}

/** With a capital at the start. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
