import type { ReluRule } from '../../protocol.js';

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
