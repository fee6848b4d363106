import { tensor1d } from '@tensorflow/tfjs-core';
import { numbersIn } from './layer-config.js';
import type { Shape } from '../../operations/operation.js';
import { isRecord } from '../json.js';
import type { Operation } from '../../operations/index.js';

/**
 * A constant that is repeated over an input: one value for each channel, from one number or from a
 * list (however Keras wraps it) with one for each channel in its innermost list; `null` for others.
 */
export function perChannel(constant: unknown, input: Shape): number[] | null {
  const value = unwrapped(constant);
  const numbers = numbersIn(value);
  const channels = input.at(-1)!;
  if (!numbers || depthOf(value) > input.length + 1) return null;
  if (numbers.length === 1) return new Array<number>(channels).fill(numbers[0]!);
  return numbers.length === channels && innermost(value).length === channels ? numbers : null;
}

/** `{"class_name": "__numpy__", "config": {"value": [0.5, 1]}}`, a tensor alike. */
function unwrapped(constant: unknown): unknown {
  if (!isRecord(constant) || !isRecord(constant.config)) return constant;
  const { class_name: name, config } = constant;
  return name === '__numpy__' || name === '__tensor__' ? config.value : constant;
}

function depthOf(value: unknown): number {
  return Array.isArray(value) ? 1 + depthOf(value[0]) : 0;
}

function innermost(value: unknown): unknown[] {
  const list: unknown[] = Array.isArray(value) ? value : [];
  return Array.isArray(list[0]) ? innermost(list[0]) : list;
}

/** One value for each channel to be multiplied with, and one to be added then. */
export function affine(scale: number[], shift: number[]): Operation {
  return { kind: 'affine', scale: tensor1d(scale), shift: tensor1d(shift) };
}
