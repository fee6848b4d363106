import type { CallOptions } from '../../client/explainer.js';
import type { ReluBackwardOptions, ReluBackwardResult } from '../../client/relu-backward.js';
import { reluPass } from '../../client/relu-pass.js';
import { ExplainError, reluRules, type ReluRule } from '../../protocol.js';
import type { ReluAttributes, ReluEdits } from './relu-attributes.js';

/** Rows and columns that can still be read beside three other grids. */
const LARGEST = 6;
/** The numbers of figure 1 in "Striving for Simplicity" (Springenberg et al. 2015). */
const paperValues = '1 -1 5; 2 -5 -7; -3 2 4';
const paperSignal = '-2 3 -1; 6 -3 1; 2 -1 3';

/** Computes the numbers of all grids; rejects as `reluRequest` throws, or as the engine fails. */
export async function explainRelu(
  attributes: ReluAttributes,
  call: CallOptions,
): Promise<ReluBackwardResult> {
  return reluPass(reluRequest(attributes), call);
}

/** The attributes as the engine takes them; throws `relu-values`, `relu-shape`, `method-unknown`. */
function reluRequest({ values, signal, rules, backend }: ReluAttributes): ReluBackwardOptions {
  const unknown = words(rules ?? '').find((word) => !isRule(word));
  if (unknown !== undefined) {
    throw new ExplainError(
      'method-unknown',
      `There is no rule "${unknown}".`,
      `Rules: ${reluRules.join(', ')}.`,
    );
  }
  const input = readGrid(values ?? paperValues, 'input');
  const upper = readGrid(signal ?? paperSignal, 'signal');
  if (String(input.shape) !== String(upper.shape)) {
    throw new ExplainError(
      'relu-shape',
      `The input has ${input.shape.join(' × ')} numbers, the signal ${upper.shape.join(' × ')}.`,
      'Give the attributes values and signal the same number of rows and columns.',
    );
  }
  return {
    values: input.numbers,
    signal: upper.numbers,
    shape: input.shape,
    rules: knownRules(rules),
    backend,
  };
}

/** The attributes as text, cell by cell, for a figure that stands before they are checked. */
export function readLeniently({
  values,
  signal,
  rules,
  sketch,
}: ReluAttributes): ReluEdits & { rules: readonly ReluRule[]; sketch: string | null } {
  return {
    values: splitGrid(values ?? paperValues),
    signal: splitGrid(signal ?? paperSignal),
    rules: knownRules(rules),
    sketch,
  };
}

/** The rules in the author's order; all where none is named. */
function knownRules(text: string | null): readonly ReluRule[] {
  const named = words(text ?? '').filter(isRule);
  return named.length > 0 ? [...new Set(named)] : reluRules;
}

/** Rows end with `;` or a line break, numbers with spaces or commas. */
function splitGrid(text: string): string[][] {
  const rows = text.replaceAll('\u2212', '-').split(/[;\n]/).map(words);
  return rows.filter((row) => row.length > 0);
}

/** Whether the engine can take it: a finite float32. */
export function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Math.fround(Number(text)));
}

function readGrid(
  text: string,
  name: string,
): { numbers: Float32Array; shape: [rows: number, columns: number] } {
  const rows = splitGrid(text);
  const columns = rows[0]?.length ?? 0;
  for (const [index, row] of rows.entries()) {
    const wrong = row.findIndex((word) => !isNumber(word));
    if (wrong === -1) continue;
    throw new ExplainError(
      'relu-values',
      `Row ${index + 1}, column ${wrong + 1} of the ${name} is "${row[wrong]}", which is no number.`,
      'Write rows of finite numbers, such as "1 -1 5; 2 -5 -7; -3 2 4".',
    );
  }
  const regular = rows.every((row) => row.length === columns);
  if (columns === 0 || !regular || rows.length > LARGEST || columns > LARGEST) {
    const lengths = rows.map((row) => row.length).join(', ') || 'no';
    throw new ExplainError(
      'relu-shape',
      `The rows of the ${name} have ${lengths} numbers.`,
      `Give 1 to ${LARGEST} rows of 1 to ${LARGEST} numbers each, all rows of one length.`,
    );
  }
  return { numbers: Float32Array.from(rows.flat(), Number), shape: [rows.length, columns] };
}

function words(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

function isRule(name: string): name is ReluRule {
  const known: readonly string[] = reluRules;
  return known.includes(name);
}
