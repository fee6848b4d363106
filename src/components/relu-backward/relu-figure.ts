import type { ReluBackwardResult } from '../../client/relu-backward.js';
import type { ReluRule } from '../../protocol.js';
import type { Figure, NumberCell, NumberGrid, Paragraph } from '../figure/figure.js';
import type { Gates } from '../figure/gates.js';
import { computedParagraph, noteParagraphs } from '../figure/sentences.js';
import { translate } from '../locale/message.js';
import { formulas, symbols } from './relu-formulas.js';
import type { ReluEdits } from './relu-attributes.js';
import { reluSketch } from './relu-sketch.js';
import { captionText, findingText, formatNumber, passedBy, titles } from './relu-text.js';

/** All that the figure of a `<relu-backward>` follows from. */
export interface ReluState extends ReluEdits {
  rules: readonly ReluRule[];
  /** The newest; it may be of other numbers while theirs are computed. */
  result: ReluBackwardResult | null;
  /** Whether the reader may change no number. */
  readOnly: boolean;
  /** `none` for no sketch of the whole way. */
  sketch: string | null;
}

/** The whole way; then input, output, signal from above, and what each rule passes on. */
export function reluFigure(state: ReluState): Figure {
  const { result, rules, sketch } = state;
  return {
    parts: [
      ...(sketch === 'none' ? [] : [{ kind: 'sketch' as const, svg: reluSketch() }]),
      {
        kind: 'numbers',
        grids: gridsOf(state),
        note: translate`A number in parentheses fails a condition: the input or the signal is not positive.`,
      },
    ],
    caption: [
      { kind: 'meaning', text: [captionText(rules)] },
      ...findingOf(state),
      computedParagraph(result),
      ...noteParagraphs(result?.details.notes),
    ],
    // What is new is said by the figure's own live region.
    announcement: '',
  };
}

/** How much each rule lets through; of a single number there is nothing to count. */
function findingOf({ result, rules, values }: ReluState): Paragraph[] {
  const all = values.flat().length;
  if (all < 2) return [];
  const counts = rules.map((rule) => result?.signals[rule]?.filter((value) => value !== 0).length);
  const known = counts.filter((count) => count !== undefined);
  const told = (passed: readonly number[]): string => findingText(rules, passed, all);
  return [
    {
      kind: 'finding',
      text: known.length === rules.length ? [told(known)] : [],
      room: told(rules.map(() => all)),
    },
  ];
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
      rows: computed(state, result?.output, 'input', ({ values }, index) =>
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
      rows: computed(state, result?.signals[rule], conditionsOf([rule]).at(-1)!, (of, index) =>
        closedBy(rule, of.values[index]!, of.signal[index]!),
      ),
      follows: position === 0,
    })),
  ];
}

function given(state: ReluState, name: keyof ReluEdits): NumberCell[][] {
  const gate = name === 'values' ? 'input' : 'signal';
  return state[name].map((row) =>
    row.map((text) => ({
      text: state.readOnly ? formatNumber(Number(text)) : text,
      ...gated(gate, Number(text) > 0 ? '' : gate),
    })),
  );
}

/** What a number has passed of the conditions that its grid asks for, and what it has failed. */
function gated(asked: Gates, closed: Gates): Pick<NumberCell, 'closed' | 'open'> {
  return { closed, open: closed ? '' : asked };
}

/** Numbers of the engine; those of the last numbers keep their place as long as they fit. */
function computed(
  { values, result }: ReluState,
  numbers: Float32Array | undefined,
  asked: Gates,
  closed: (of: ReluBackwardResult, index: number) => Gates,
): NumberCell[][] {
  const columns = values[0]?.length ?? 1;
  const fits = String(result?.shape) === String([values.length, columns]);
  return values.map((row, top) =>
    row.map((_, left) => {
      const index = top * columns + left;
      return result && numbers && fits
        ? { text: formatNumber(numbers[index]!), ...gated(asked, closed(result, index)) }
        : { text: '', ...gated('', '') };
    }),
  );
}

/** The conditions that a rule asks for. */
const asks: Record<ReluRule, { input: boolean; signal: boolean }> = {
  gradient: { input: true, signal: false },
  deconvnet: { input: false, signal: true },
  'guided-backprop': { input: true, signal: true },
};

/**
 * Why a cell is zero, for explanation only: the numbers are the engine's. Strict: 0 is not positive.
 */
export function closedBy(rule: ReluRule, input: number, signal: number): Gates {
  const byInput = asks[rule].input && !(input > 0);
  const bySignal = asks[rule].signal && !(signal > 0);
  if (byInput && bySignal) return 'both';
  return byInput ? 'input' : bySignal ? 'signal' : '';
}

/** Which conditions appear in the figure at all. */
export function conditionsOf(rules: readonly ReluRule[]): Exclude<Gates, ''>[] {
  const input = rules.some((rule) => asks[rule].input);
  const signal = rules.some((rule) => asks[rule].signal);
  const both = rules.some((rule) => asks[rule].input && asks[rule].signal);
  return [
    ...(input ? (['input'] as const) : []),
    ...(signal ? (['signal'] as const) : []),
    ...(both ? (['both'] as const) : []),
  ];
}
