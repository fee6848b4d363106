import type { ReluBackwardResult } from '../../client/relu-backward.js';
import type { ErrorDetail, ReluRule } from '../../protocol.js';
import { capital } from '../format.js';
import type { ReluEdits } from './relu-editor.js';

export const titles: Record<ReluRule, string> = {
  gradient: 'Backpropagation',
  deconvnet: 'Deconvnet',
  'guided-backprop': 'Guided backprop',
};

const names: Record<ReluRule, string> = {
  gradient: 'backpropagation',
  deconvnet: 'the deconvnet',
  'guided-backprop': 'guided backpropagation',
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
  const stops = (asked: ReluRule[]): string => `${list(asked)} ${verb(asked)} nothing`;
  const clauses: string[] = [];
  /** A clause about those of the rules that the figure shows. */
  const say = (asked: ReluRule[], clause: (asked: ReluRule[]) => string): void => {
    if (asked.length > 0) clauses.push(clause(asked));
  };
  const inputWas = `the input was ${condition(input)}`;
  const signalIs = `the signal is ${condition(upper)}`;

  if (input > 0 && upper > 0) {
    const both = `the input ${formatNumber(input)} and the signal ${formatNumber(upper)} are both positive`;
    say([...rules], (asked) => `${both}, so ${list(asked)} ${verb(asked)} ${passed(asked[0]!)}`);
  } else if (upper > 0) {
    say(shown('gradient', 'guided-backprop'), (asked) => `${inputWas}, so ${stops(asked)}`);
    say(
      shown('deconvnet'),
      () => `the deconvnet does not look at the input and passes ${passed('deconvnet')}`,
    );
  } else if (input > 0) {
    say(shown('gradient'), () => `${inputWas}, so backpropagation passes ${passed('gradient')}`);
    say(shown('deconvnet', 'guided-backprop'), (asked) => `${signalIs}, so ${stops(asked)}`);
  } else {
    say(shown('gradient'), (asked) => `${inputWas}, so ${stops(asked)}`);
    say(shown('deconvnet'), (asked) => `${signalIs}, so ${stops(asked)}`);
    say(shown('guided-backprop'), (asked) =>
      clauses.length === 2
        ? `${stops(asked)} for both reasons`
        : `${inputWas} and ${signalIs}, so ${stops(asked)}`,
    );
  }
  return `${place(index, shape[1])}: ${clauses.join('; ')}.`;
}

/** What the figure shows, by the rules in it. */
export function captionText(rules: readonly ReluRule[]): string {
  const asks: Record<ReluRule, string> = {
    gradient: 'Backpropagation asks whether the input was positive',
    deconvnet: 'the deconvnet asks whether the signal itself is positive',
    'guided-backprop': 'guided backpropagation asks for both',
  };
  const alone =
    'Guided backpropagation asks whether both the input and the signal itself are positive';
  const questions =
    String(rules) === 'guided-backprop' ? alone : rules.map((rule) => asks[rule]).join('; ');
  const ways = rules.length === 1 ? '' : ` by ${rules.length === 2 ? 'two' : 'three'} rules`;
  return `The signal comes back through the ReLU${ways}. ${capital(questions)}.`;
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
  const look =
    'Point at a cell, or move through a grid with the arrow keys, to read what happened to it.';
  return readOnly ? look : `${look} The numbers of the input and of the signal can be changed.`;
}

/** Why a field's text is not taken. */
export function refusal(
  grid: 'values' | 'signal',
  index: number,
  columns: number,
  kept: string,
): ErrorDetail {
  const name = grid === 'values' ? 'input' : 'signal';
  const number = formatNumber(Number(kept));
  return {
    code: 'relu-values',
    message: `${place(index, columns)} of the ${name} holds no number; the results are still those of ${number}.`,
    hint: 'Type a finite number there, or press Escape to get the last one back.',
  };
}

/** `Row 1, column 2` */
export function place(index: number, columns: number): string {
  return `Row ${Math.floor(index / columns) + 1}, column ${(index % columns) + 1}`;
}

/** Four significant digits, with a true minus sign. */
export function formatNumber(value: number): string {
  const size = Math.abs(value);
  const text =
    size !== 0 && (size >= 1e5 || size < 1e-3)
      ? size.toExponential(1).replace('.0', '').replace('e+', 'e')
      : String(Number(size.toPrecision(4)));
  return value < 0 ? `\u2212${text}` : text;
}

function condition(value: number): string {
  return value === 0 ? '0, which is not more than 0' : formatNumber(value);
}

function list(rules: ReluRule[]): string {
  if (rules.length === 3) return 'all three';
  return rules.map((rule) => names[rule]).join(' and ');
}

function verb(rules: ReluRule[]): string {
  return rules.length > 1 ? 'pass' : 'passes';
}
