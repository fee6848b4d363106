import { fromLeft } from '../locale/direction.js';
import { translate, currentLanguage, type Language } from '../locale/message.js';

/** How a language writes numbers. */
interface Numbers {
  /** Between the whole and its decimals. */
  point: string;
  percent: Intl.NumberFormat;
  count: Intl.NumberFormat;
}

const known = new WeakMap<Language, Numbers>();

/** Made when they are first asked for; the first of a page take 20 ms. */
export function numbers(language = currentLanguage()): Numbers {
  let found = known.get(language);
  if (!found) known.set(language, (found = numbersOf(language.tag)));
  return found;
}

function numbersOf(tag: string): Numbers {
  try {
    // Some numbers are written by the kit itself: all have the same digits.
    const numberingSystem = 'latn';
    const count = new Intl.NumberFormat(tag, { numberingSystem });
    const percent = new Intl.NumberFormat(tag, {
      numberingSystem,
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    const point = count.formatToParts(0.5).find(({ type }) => type === 'decimal');
    return { point: point?.value ?? '.', percent, count };
  } catch {
    // An author's own tag need not be one that the browser takes.
    return numbersOf('en');
  }
}

/** A number with its sign in front, also where the text around runs from right to left. */
export function isolatedNumber(written: string): string {
  return fromLeft(written, currentLanguage());
}

/** A number that is written already, with the decimal point of the reader's language. */
export function localNumber(written: string | number): string {
  return String(written).replace('.', numbers().point);
}

/** A large whole number, in groups: `12,345`. */
export function formatCount(count: number): string {
  return numbers().count.format(count);
}

/** A probability as readers expect it: never a rounded-up certainty, but `>99.9%`. */
export function formatProbability(probability: number): string {
  const { percent } = numbers();
  if (probability > 0.9995 && probability < 1) return isolatedNumber(`>${percent.format(0.999)}`);
  if (probability < 0.0005 && probability > 0) return isolatedNumber(`<${percent.format(0.001)}`);
  return isolatedNumber(percent.format(probability));
}

/** Two significant digits unless told otherwise, with a true minus sign. */
export function formatValue(value: number, digits = 2): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text =
    size >= 1e-3 && size < 1e4
      ? Number(size.toPrecision(digits)).toString()
      : size.toExponential(digits - 1).replace('-', '\u2212');
  return isolatedNumber(localNumber(value < 0 ? `\u2212${text}` : text));
}

/** A share in [0, 1] in a sentence, `1%`; never rounded to nothing. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.0005) return isolatedNumber(`<${percentText(0.1)}`);
  return percentText(Number((100 * share).toPrecision(share < 0.1 ? 1 : 2)));
}

/** `12.5%` */
export function percentText(percents: number | string): string {
  return isolatedNumber(translate`${localNumber(percents)}%`);
}

/** `99th` */
export function formatOrdinal(value: number): string {
  const number = localNumber(value);
  switch (ordinalOf(value)) {
    case 'one':
      return translate`${number}st`;
    case 'two':
      return translate`${number}nd`;
    case 'few':
      return translate`${number}rd`;
    default:
      return translate`${number}th`;
  }
}

/** `99.5th percentile` */
export function percentileText(percentile: number): string {
  const number = localNumber(percentile);
  switch (ordinalOf(percentile)) {
    case 'one':
      return translate`${number}st percentile`;
    case 'two':
      return translate`${number}nd percentile`;
    case 'few':
      return translate`${number}rd percentile`;
    default:
      return translate`${number}th percentile`;
  }
}

/** Which ending the ordinal of a number has in English. */
function ordinalOf(value: number): Intl.LDMLPluralRule {
  return new Intl.PluralRules('en', { type: 'ordinal' }).select(value);
}

/** `a, b and c` */
export function listText(items: readonly string[]): string {
  try {
    return new Intl.ListFormat(currentLanguage().tag).format(items);
  } catch {
    // An author's own tag need not be one that the browser takes.
    return items.join(', ');
  }
}

/** With a capital at the start. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
