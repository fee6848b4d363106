import { nothing } from 'lit';
import type { ReluBackwardResult } from '../../client/relu-backward.js';
import type { Progress, ReluRule } from '../../protocol.js';
import { say } from '../locale/message.js';
import { progressLine } from '../view/figure-frame.js';
import type { GridName, ReluEdits } from './relu-editor.js';
import { formulas, symbols } from './relu-formulas.js';
import { closedBy, type Closed } from './relu-gates.js';
import type { Cell, Grid } from './relu-grid.js';
import { formatNumber, passedBy, titles } from './relu-words.js';

export interface ReluFigureState extends ReluEdits {
  rules: readonly ReluRule[];
  /** The newest; it may be of other numbers while theirs are computed. */
  result: ReluBackwardResult | null;
  /** `undefined` when nothing is being computed. */
  progress: Progress | null | undefined;
  readOnly: boolean;
}

/** Input, output, signal from above, and what each rule passes on. */
export function gridsOf(state: ReluFigureState): Grid[] {
  const { result, rules } = state;
  return [
    { name: say`input`, label: say`Input`, formula: symbols.input, ...given(state, 'values') },
    {
      name: say`output of the ReLU`,
      label: say`Output of the ReLU`,
      formula: symbols.output,
      ...computed(state, result?.output, ({ values }, index) =>
        values[index]! > 0 ? '' : 'input',
      ),
      arrow: true,
    },
    {
      name: say`signal`,
      label: say`Signal from above`,
      formula: symbols.signal,
      ...given(state, 'signal'),
    },
    ...rules.map((rule, position) => ({
      name: passedBy[rule](),
      label: titles[rule](),
      formula: formulas[rule],
      ...computed(state, result?.signals[rule], ({ values, signal }, index) =>
        closedBy(rule, values[index]!, signal[index]!),
      ),
      arrow: position === 0,
    })),
  ];
}

type Contents = Pick<Grid, 'cells' | 'columns' | 'arrow' | 'editable' | 'progress'>;

function given(state: ReluFigureState, name: GridName): Contents {
  const rows = state[name];
  return {
    cells: rows.flat().map((text) => ({
      text: state.readOnly ? formatNumber(Number(text)) : text,
      closed: Number(text) > 0 ? '' : name === 'values' ? 'input' : 'signal',
    })),
    columns: rows[0]?.length ?? 1,
    arrow: false,
    editable: state.readOnly ? null : name,
    progress: nothing,
  };
}

/** Numbers of the engine; those of the last numbers keep their place as long as they fit. */
function computed(
  { values, result, progress }: ReluFigureState,
  numbers: Float32Array | undefined,
  closed: (of: ReluBackwardResult, index: number) => Closed,
): Contents {
  const columns = values[0]?.length ?? 1;
  const fits = String(result?.shape) === String([values.length, columns]);
  const cell = (index: number): Cell =>
    result && numbers && fits
      ? { text: formatNumber(numbers[index]!), closed: closed(result, index) }
      : { text: '', closed: '' };
  return {
    cells: values.flat().map((_, index) => cell(index)),
    columns,
    arrow: false,
    editable: null,
    progress: (numbers && fits) || progress === undefined ? nothing : progressLine(progress),
  };
}
