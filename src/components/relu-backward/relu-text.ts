import type { ReluBackwardResult } from '../../client/relu-backward.js';
import type { ErrorDetail, ReluRule } from '../../protocol.js';
import { capital, localNumber } from '../figure/format.js';
import { translate } from '../locale/message.js';
import type { ReluEdits } from './relu-attributes.js';

export const titles: Record<ReluRule, () => string> = {
  gradient: () => translate`Backpropagation`,
  deconvnet: () => translate`Deconvnet`,
  'guided-backprop': () => translate`Guided backprop`,
};

/** The name of a rule's grid. */
export const passedBy: Record<ReluRule, () => string> = {
  gradient: () => translate`passed by backpropagation`,
  deconvnet: () => translate`passed by deconvnet`,
  'guided-backprop': () => translate`passed by guided backprop`,
};

const names: Record<ReluRule, () => string> = {
  gradient: () => translate`backpropagation`,
  deconvnet: () => translate`the deconvnet`,
  'guided-backprop': () => translate`guided backpropagation`,
};

type Numbers = Pick<ReluBackwardResult, 'values' | 'signal' | 'shape' | 'signals'>;

/** What happened to one cell, rule by rule, in one sentence; what is passed is read off the result. */
export function explainCell(
  { values, signal, shape, signals }: Numbers,
  rules: readonly ReluRule[],
  index: number,
): string {
  const input = values[index]!;
  const upper = signal[index]!;
  const shown = (...wanted: ReluRule[]): ReluRule[] =>
    wanted.filter((rule) => rules.includes(rule));
  const passed = (rule: ReluRule): string => formatNumber(signals[rule]![index]!);
  const clauses: string[] = [];
  /** A clause about those of the rules that the figure shows. */
  const tell = (asked: ReluRule[], clause: (asked: ReluRule[]) => string): void => {
    if (asked.length > 0) clauses.push(clause(asked));
  };
  const byInput = (asked: ReluRule[]): string => stoppedByInput(list(asked), asked.length, input);
  const bySignal = (asked: ReluRule[]): string => stoppedBySignal(list(asked), asked.length, upper);

  if (input > 0 && upper > 0) {
    tell([...rules], (asked) => {
      const [a, b] = [formatNumber(input), formatNumber(upper)];
      const [all, value] = [list(asked), passed(asked[0]!)];
      return asked.length > 1
        ? translate`the input ${a} and the signal ${b} are both positive, so ${all} pass ${value}`
        : translate`the input ${a} and the signal ${b} are both positive, so ${all} passes ${value}`;
    });
  } else if (upper > 0) {
    tell(shown('gradient', 'guided-backprop'), byInput);
    tell(
      shown('deconvnet'),
      () => translate`the deconvnet ignores the input and passes ${passed('deconvnet')}`,
    );
  } else if (input > 0) {
    tell(
      shown('gradient'),
      () =>
        translate`the input is ${condition(input)}, so backpropagation passes ${passed('gradient')}`,
    );
    tell(shown('deconvnet', 'guided-backprop'), bySignal);
  } else {
    tell(shown('gradient'), byInput);
    tell(shown('deconvnet'), bySignal);
    tell(shown('guided-backprop'), () =>
      clauses.length === 2
        ? translate`guided backpropagation passes nothing for both reasons`
        : translate`the input is ${condition(input)} and the signal is ${condition(upper)}, so guided backpropagation passes nothing`,
    );
  }
  return `${capital(place(index, shape[1]))}: ${clauses.join('; ')}.`;
}

function stoppedByInput(rules: string, count: number, input: number): string {
  return count > 1
    ? translate`the input is ${condition(input)}, so ${rules} pass nothing`
    : translate`the input is ${condition(input)}, so ${rules} passes nothing`;
}

function stoppedBySignal(rules: string, count: number, signal: number): string {
  return count > 1
    ? translate`the signal is ${condition(signal)}, so ${rules} pass nothing`
    : translate`the signal is ${condition(signal)}, so ${rules} passes nothing`;
}

/** What the rules in the figure do. */
export function captionText(rules: readonly ReluRule[]): string {
  const does: Record<ReluRule, () => string> = {
    gradient: () => translate`backpropagation passes the signal where the input is positive`,
    deconvnet: () => translate`the deconvnet passes the signal where the signal is positive`,
    'guided-backprop': () =>
      translate`guided backpropagation passes the signal where input and signal are both positive`,
  };
  return `${capital(rules.map((rule) => does[rule]()).join('; '))}.`;
}

/** `Backpropagation passes 5 of 9 signals, the deconvnet 5, guided backpropagation 2.` */
export function findingText(
  rules: readonly ReluRule[],
  passed: readonly number[],
  all: number,
): string {
  const told = rules.map((rule, index) => {
    const [name, count] = [names[rule](), passed[index]!];
    return index === 0
      ? translate`${capital(name)} passes ${count} of ${all} signals`
      : `${name} ${count}`;
  });
  return `${told.join(', ')}.`;
}

/** The longest sentence that there can be about these numbers, to keep room for. */
export function longestSentence(edits: ReluEdits, rules: readonly ReluRule[]): string {
  const values = Float32Array.from(edits.values.flat(), Number);
  const signal = Float32Array.from(edits.signal.flat(), Number);
  const shape: [number, number] = [edits.values.length, edits.values[0]?.length ?? 1];
  // Nothing is longer than what a rule passes unchanged.
  const signals = { gradient: signal, deconvnet: signal, 'guided-backprop': signal };
  return Array.from(values, (_, index) =>
    explainCell({ values, signal, shape, signals }, rules, index),
  ).reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

/** How readers learn of a cell. */
export function hintText(readOnly: boolean): string {
  return readOnly
    ? translate`Point at a cell (or use the arrow keys) to see why each rule passes or blocks its signal.`
    : translate`Point at a cell (or use the arrow keys) to see why each rule passes or blocks its signal. Type other numbers into the input and the signal.`;
}

/** Why a field's text is not taken. */
export function refusal(
  grid: 'values' | 'signal',
  index: number,
  columns: number,
  kept: string,
): ErrorDetail {
  const number = formatNumber(Number(kept));
  const where = capital(place(index, columns));
  return {
    code: 'relu-values',
    message:
      grid === 'values'
        ? translate`${where} of the input is not a number; the figure still uses ${number}.`
        : translate`${where} of the signal is not a number; the figure still uses ${number}.`,
    hint: translate`Type a finite number, or press Escape to restore the last one.`,
  };
}

/** `row 1, column 2` */
export function place(index: number, columns: number): string {
  return translate`row ${Math.floor(index / columns) + 1}, column ${(index % columns) + 1}`;
}

/** Four significant digits, with a true minus sign. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  const text =
    size !== 0 && (size >= 1e5 || size < 1e-3)
      ? size.toExponential(1).replace('.0', '').replace('e+', 'e')
      : String(Number(size.toPrecision(4)));
  return localNumber(value < 0 ? `\u2212${text}` : text);
}

function condition(value: number): string {
  return value === 0 ? translate`0, which is not positive` : formatNumber(value);
}

function list(rules: readonly ReluRule[]): string {
  const [first, second, third] = rules.map((rule) => names[rule]());
  if (third) return translate`all three`;
  return second ? translate`${first!} and ${second}` : first!;
}
