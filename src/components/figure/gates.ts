/**
 * The two conditions of a ReLU's rules, each with a hue that readers of every color vision tell from
 * the other: in a grid's cells, in the terms of formulas, in a sketch. Mixed with the text's color,
 * they can be read on light and on dark pages.
 */
export const gates = ['input', 'signal'] as const;
export type Gate = (typeof gates)[number];

/** Which of the conditions; empty for neither. */
export type Gates = '' | Gate | 'both';

/** A hue as CSS: the author's own, or blue and orange. */
const hues: Record<Gate, string> = {
  input: 'var(--convlens-input-color, #0077bb)',
  signal: 'var(--convlens-signal-color, #d55e00)',
};

/** For text and lines. */
export function gateInk(gate: Gate): string {
  return `color-mix(in srgb, ${hues[gate]} 70%, currentcolor)`;
}

/** Behind a number whose condition holds. */
export function gateTint(gate: Gate): string {
  return `color-mix(in srgb, ${hues[gate]} 20%, transparent)`;
}

/** For the hatching of a number whose condition fails. */
export function gateHatch(gate: Gate): string {
  return `color-mix(in srgb, ${hues[gate]} 55%, transparent)`;
}

/** Behind a number with both conditions: one half in each hue. */
export function gateHalves(): string {
  return `linear-gradient(135deg, ${gateTint('input')} 50%, ${gateTint('signal')} 50%)`;
}
