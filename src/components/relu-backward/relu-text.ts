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
      () => translate`the deconvnet does not look at the input and passes ${passed('deconvnet')}`,
    );
  } else if (input > 0) {
    tell(
      shown('gradient'),
      () =>
        translate`the input was ${condition(input)}, so backpropagation passes ${passed('gradient')}`,
    );
    tell(shown('deconvnet', 'guided-backprop'), bySignal);
  } else {
    tell(shown('gradient'), byInput);
    tell(shown('deconvnet'), bySignal);
    tell(shown('guided-backprop'), () =>
      clauses.length === 2
        ? translate`guided backpropagation passes nothing for both reasons`
        : translate`the input was ${condition(input)} and the signal is ${condition(upper)}, so guided backpropagation passes nothing`,
    );
  }
  return `${capital(place(index, shape[1]))}: ${clauses.join('; ')}.`;
}

function stoppedByInput(rules: string, count: number, input: number): string {
  return count > 1
    ? translate`the input was ${condition(input)}, so ${rules} pass nothing`
    : translate`the input was ${condition(input)}, so ${rules} passes nothing`;
}

function stoppedBySignal(rules: string, count: number, signal: number): string {
  return count > 1
    ? translate`the signal is ${condition(signal)}, so ${rules} pass nothing`
    : translate`the signal is ${condition(signal)}, so ${rules} passes nothing`;
}

/** What the figure shows, by the rules in it. */
export function captionText(rules: readonly ReluRule[]): string {
  const asks: Record<ReluRule, () => string> = {
    gradient: () => translate`backpropagation asks whether the input was positive`,
    deconvnet: () => translate`the deconvnet asks whether the signal itself is positive`,
    'guided-backprop': () => translate`guided backpropagation asks for both`,
  };
  const questions =
    String(rules) === 'guided-backprop'
      ? translate`guided backpropagation asks whether both the input and the signal itself are positive`
      : rules.map((rule) => asks[rule]()).join('; ');
  const ways = [
    () => translate`The signal comes back through the ReLU.`,
    () => translate`The signal comes back through the ReLU by two rules.`,
    () => translate`The signal comes back through the ReLU by three rules.`,
  ];
  return `${ways[rules.length - 1]!()} ${capital(questions)}.`;
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

/** How to make the figure speak. */
export function hintText(readOnly: boolean): string {
  return readOnly
    ? translate`Point at a cell, or move through a grid with the arrow keys, to read what happened to it.`
    : translate`Point at a cell, or move through a grid with the arrow keys, to read what happened to it. The numbers of the input and of the signal can be changed.`;
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
        ? translate`${where} of the input holds no number; the results are still those of ${number}.`
        : translate`${where} of the signal holds no number; the results are still those of ${number}.`,
    hint: translate`Type a finite number there, or press Escape to get the last one back.`,
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
  return value === 0 ? translate`0, which is not more than 0` : formatNumber(value);
}

function list(rules: readonly ReluRule[]): string {
  const [first, second, third] = rules.map((rule) => names[rule]());
  if (third) return translate`all three`;
  return second ? translate`${first!} and ${second}` : first!;
}
