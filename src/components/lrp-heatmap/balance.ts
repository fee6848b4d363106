import { formatValue } from '../figure/format.js';
import { say, spokenLanguage, type Language } from '../locale/message.js';

/** A share of all magnitude that is worth a word. */
const WORTH = 5e-4;

/** What a signed map holds of either sign, and where. */
export interface Balance {
  /** Sums; `negative` is at most 0. */
  positive: number;
  negative: number;
  /** The centre of mass of each, in rows and columns from 1; `null` where there is none. */
  positiveAt: [row: number, column: number] | null;
  negativeAt: [row: number, column: number] | null;
}

export function balanceOf(
  values: Float32Array,
  [, width]: readonly [number, number, ...number[]],
): Balance {
  const sums = { up: 0, upRow: 0, upColumn: 0, down: 0, downRow: 0, downColumn: 0 };
  values.forEach((value, index) => {
    const row = Math.floor(index / width) + 1;
    const column = (index % width) + 1;
    if (value > 0) {
      sums.up += value;
      sums.upRow += value * row;
      sums.upColumn += value * column;
    } else {
      sums.down += value;
      sums.downRow += value * row;
      sums.downColumn += value * column;
    }
  });
  const { up, down } = sums;
  return {
    positive: up,
    negative: down,
    positiveAt: up > 0 ? [sums.upRow / up, sums.upColumn / up] : null,
    negativeAt: down < 0 ? [sums.downRow / down, sums.downColumn / down] : null,
  };
}

const texts = new WeakMap<Float32Array, { language: Language; text: string }>();

/** `Of the relevance at the pixels 9.1 speaks for it, around row 12 and column 14; −1.2 speaks …` */
export function balanceText(
  values: Float32Array,
  shape: readonly [number, number, ...number[]],
): string {
  const language = spokenLanguage();
  let known = texts.get(values);
  if (known?.language !== language) {
    known = { language, text: inWords(balanceOf(values, shape)) };
    texts.set(values, known);
  }
  return known.text;
}

/** As long as it gets, to keep its room. */
export function longestBalance(): string {
  const at: [number, number] = [20, 20];
  return inWords({ positive: 10.8, negative: -0.0888, positiveAt: at, negativeAt: at });
}

function inWords({ positive, negative, positiveAt, negativeAt }: Balance): string {
  if (!positiveAt && !negativeAt) return say`No relevance arrives at the picture.`;
  const least = WORTH * (positive - negative);
  const around = (at: [number, number]): [number, number] => [Math.round(at[0]), Math.round(at[1])];
  let pro = say`next to nothing speaks for it`;
  if (positiveAt && positive > least) {
    const [row, column] = around(positiveAt);
    pro = say`${formatValue(positive, 3)} speaks for it, around row ${row} and column ${column}`;
  }
  let contra = say`next to nothing speaks against it`;
  if (negativeAt && -negative > least) {
    const [row, column] = around(negativeAt);
    contra = say`${formatValue(negative, 3)} speaks against it, around row ${row} and column ${column}`;
  }
  return say`Of the relevance at the pixels ${pro}; ${contra}.`;
}

/** The smallest number of values that hold half of all magnitude. */
export function countOfHalf(values: Float32Array): number {
  const magnitudes = values.map(Math.abs).sort().reverse();
  const total = magnitudes.reduce((sum, value) => sum + value, 0);
  if (total === 0) return 0;
  let sum = 0;
  return magnitudes.findIndex((value) => (sum += value) >= total / 2) + 1;
}
