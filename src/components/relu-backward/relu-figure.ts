import type { ReluBackwardResult } from '../../client/relu-backward.js';
import type { ReluRule } from '../../protocol.js';
import type { Figure, NumberCell, NumberGrid } from '../figure/figure.js';
import { computedParagraph, noteParagraphs } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import { formulas, symbols } from './relu-formulas.js';
import type { ReluEdits } from './relu-attributes.js';
import { captionText, formatNumber, passedBy, titles } from './relu-text.js';

/** All that the figure of a `<relu-backward>` follows from. */
export interface ReluState extends ReluEdits {
  rules: readonly ReluRule[];
  /** The newest; it may be of other numbers while theirs are computed. */
  result: ReluBackwardResult | null;
  /** Whether the reader may change no number. */
  readOnly: boolean;
}

/** Input, output, signal from above, and what each rule passes on. */
export function reluFigure(state: ReluState): Figure {
  const { result, rules } = state;
  return {
    parts: [
      {
        kind: 'numbers',
        grids: gridsOf(state),
        note: translate`In brackets where a condition fails: the input, or the signal, is not positive.`,
      },
    ],
    caption: [
      { kind: 'meaning', text: [captionText(rules)] },
      computedParagraph(result),
      ...noteParagraphs(result?.details.notes),
    ],
    // What is new is said by the figure's own live region.
    announcement: '',
  };
}

function gridsOf(state: ReluState): NumberGrid[] {
  const { result, rules } = state;
  return [
    {
      key: 'values',
      name: translate`input`,
      label: translate`Input`,
      formula: symbols.input,
      rows: given(state, 'values'),
      follows: false,
    },
    {
      key: 'output',
      name: translate`output of the ReLU`,
      label: translate`Output of the ReLU`,
      formula: symbols.output,
      rows: computed(state, result?.output, ({ values }, index) =>
        values[index]! > 0 ? '' : 'input',
      ),
      follows: true,
    },
    {
      key: 'signal',
      name: translate`signal`,
      label: translate`Signal from above`,
      formula: symbols.signal,
      rows: given(state, 'signal'),
      follows: false,
    },
    ...rules.map((rule, position) => ({
      key: rule,
      name: passedBy[rule](),
      label: titles[rule](),
      formula: formulas[rule],
      rows: computed(state, result?.signals[rule], ({ values, signal }, index) =>
        closedBy(rule, values[index]!, signal[index]!),
      ),
      follows: position === 0,
    })),
  ];
}

function given(state: ReluState, name: keyof ReluEdits): NumberCell[][] {
  return state[name].map((row) =>
    row.map((text) => ({
      text: state.readOnly ? formatNumber(Number(text)) : text,
      closed: Number(text) > 0 ? '' : name === 'values' ? 'input' : 'signal',
    })),
  );
}

/** Numbers of the engine; those of the last numbers keep their place as long as they fit. */
function computed(
  { values, result }: ReluState,
  numbers: Float32Array | undefined,
  closed: (of: ReluBackwardResult, index: number) => Closed,
): NumberCell[][] {
  const columns = values[0]?.length ?? 1;
  const fits = String(result?.shape) === String([values.length, columns]);
  return values.map((row, top) =>
    row.map((_, left) => {
      const index = top * columns + left;
      return result && numbers && fits
        ? { text: formatNumber(numbers[index]!), closed: closed(result, index) }
        : { text: '', closed: '' };
    }),
  );
}

/** Which conditions were not met, so that a rule passed nothing; empty where it passed the signal. */
export type Closed = '' | 'input' | 'signal' | 'both';

/** The conditions that a rule asks for. */
const asks: Record<ReluRule, { input: boolean; signal: boolean }> = {
  gradient: { input: true, signal: false },
  deconvnet: { input: false, signal: true },
  'guided-backprop': { input: true, signal: true },
};

/**
 * Why a cell is zero, for explanation only: the numbers are the engine's. Strict: 0 is not positive.
 */
export function closedBy(rule: ReluRule, input: number, signal: number): Closed {
  const byInput = asks[rule].input && !(input > 0);
  const bySignal = asks[rule].signal && !(signal > 0);
  if (byInput && bySignal) return 'both';
  return byInput ? 'input' : bySignal ? 'signal' : '';
}

/** Which conditions appear in the figure at all. */
export function conditionsOf(rules: readonly ReluRule[]): Exclude<Closed, ''>[] {
  const input = rules.some((rule) => asks[rule].input);
  const signal = rules.some((rule) => asks[rule].signal);
  const both = rules.some((rule) => asks[rule].input && asks[rule].signal);
  return [
    ...(input ? (['input'] as const) : []),
    ...(signal ? (['signal'] as const) : []),
    ...(both ? (['both'] as const) : []),
  ];
}
