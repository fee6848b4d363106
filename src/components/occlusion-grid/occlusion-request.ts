import type { CallOptions, Explainer } from '../../client/explainer.js';
import { pixelOfColor } from '../../client/image/css-color.js';
import { toTensor } from '../../client/image/tensor-pixels.js';
import type {
  OccludedAt,
  OcclusionCall,
  OcclusionOptions,
  OcclusionResult,
} from '../../client/occlusion/occlusion.js';
import { planOcclusion } from '../../client/occlusion/plan.js';
import {
  ExplainError,
  occluderShapes,
  type InputTensor,
  type ModelDescription,
  type OccluderFill,
  type Position,
  type Shape3,
} from '../../protocol.js';
import type { OcclusionAttributes } from './occlusion-attributes.js';
import { extremesOf } from './occlusion-findings.js';

/** Very many positions, which the reader has to ask for. */
export interface Question {
  positions: number;
  /** That they would take here. */
  milliseconds: number;
  /** Of the settings that they belong to. */
  key: string;
}

/** A whole sweep; with a question where its grid is coarser than the attributes ask for. */
export interface Sweep {
  result: OcclusionResult;
  question: Question | null;
}

/** About as many positions are computed, instead of very many, before the reader is asked. */
const COARSE = 2_000;

/**
 * Sweeps the occluder over the image as the attributes ask. Of more positions than are computed without
 * asking, only a coarser grid, whose time says how long all would take.
 *
 * @param agreed the key of the question that the reader has agreed to
 */
export async function sweep(
  explainer: Explainer,
  input: InputTensor,
  attributes: OcclusionAttributes,
  description: ModelDescription,
  { agreed = '', onPart, ...call }: OcclusionCall & { agreed?: string },
): Promise<Sweep> {
  const options = occlusionRequest(attributes, description);
  const { limit } = attributes;
  const { positions } = planOcclusion(input.shape, options);
  const key = JSON.stringify([options.occluder, options.stride]);
  const isAgreed = positions <= limit || agreed === key;
  const most = Math.max(1, Math.min(COARSE, limit));
  const chosen = isAgreed
    ? options
    : { ...options, stride: coarserStride(input.shape, options, most) };
  const clock = new Clock();
  const result = await explainer.occlusionOf(
    input,
    { ...chosen, limit: Infinity },
    {
      ...call,
      onPart: (part) => {
        clock.see(part);
        onPart?.(part);
      },
    },
  );
  clock.see(result);
  const question = isAgreed ? null : { positions, milliseconds: clock.rate * positions, key };
  return { result, question };
}

/** The prediction with the occluder of a sweep at one position. */
export function occludedAt(
  explainer: Explainer,
  { target, details }: OcclusionResult,
  position: Position,
  call: CallOptions,
): Promise<OccludedAt> {
  const { occluder, fill, input } = details;
  const { height, width, shape } = occluder;
  const options = { target: target.index, occluder: [height, width], shape, fill } as const;
  return explainer.occludedAt(input, position, options, call);
}

/** Where the occluder is: where it was put, or where hiding matters most. */
export function shownPosition(shown: OcclusionResult, chosen: Position | null): Position {
  return chosen ? withinReach(chosen, shown) : extremesOf(shown).most.position;
}

/** As far as the sweep goes, the occluder is never wholly outside. */
export function withinReach(
  [top, left]: Position,
  { details: { occluder, grid, input } }: OcclusionResult,
): Position {
  const inside = (at: number, side: number, length: number, starts: number[]): number =>
    Math.max(0, Math.min(at, Math.max(length - side, starts.at(-1)!)));
  return [
    inside(top, occluder.height, input.shape[0], grid.tops),
    inside(left, occluder.width, input.shape[1], grid.lefts),
  ];
}

/** The attribute `position`; `null` where it is none. */
export function readPosition(text: string | null): Position | null {
  const match = /^\s*(\d+)[\s,]+(\d+)\s*$/.exec(text ?? '');
  return match ? [Number(match[1]), Number(match[2])] : null;
}

/** What is asked of the engine; throws `setting-out-of-range`. */
export function occlusionRequest(
  { target, contrast, occluder, stride, fill, shape, score }: OcclusionAttributes,
  description: ModelDescription,
): OcclusionOptions {
  return {
    target,
    contrast,
    ...readSides('occluder', occluder),
    ...readSides('stride', stride),
    fill: readFill(fill ?? '0', description),
    shape: readWord('shape', shape ?? 'square', occluderShapes),
    score: readWord('score', score ?? 'probability', ['probability', 'logit']),
  };
}

/** `8`, or `8,6`: height and width. Whether they fit the image is the engine's to say. */
function readSides<Name extends 'occluder' | 'stride'>(
  name: Name,
  text: string | null,
): Partial<Record<Name, readonly [number, number]>> {
  const written = (text ?? '').trim();
  if (!written) return {};
  const numbers = written.split(/[\s,]+/).map(Number);
  const [first = NaN, second = first] = numbers;
  if (numbers.length > 2 || numbers.some(Number.isNaN)) {
    throw outOfRange(name, written, 'Give whole pixels: one number, or height and width as "8,6".');
  }
  const pair: Partial<Record<Name, readonly [number, number]>> = {};
  pair[name] = [first, second];
  return pair;
}

function readWord<Word extends string>(name: string, chosen: Word, words: readonly Word[]): Word {
  if (words.includes(chosen)) return chosen;
  throw outOfRange(name, chosen, `Choose one of: ${words.join(', ')}.`);
}

/** The attribute `fill`: a number, a word of the engine's, or a CSS color in model-input units. */
function readFill(text: string, description: ModelDescription): OccluderFill {
  const written = text.trim();
  if (written === 'mean' || written === 'blur' || written === 'noise') return written;
  if (written !== '' && Number.isFinite(Number(written))) return Number(written);
  const pixel = pixelOfColor(written);
  if (pixel === null || pixel === 'falsified') {
    const hint = pixel
      ? 'This browser falsifies what a canvas gives back: write the color as #rrggbb.'
      : 'Give a number in model-input units, a CSS colour, "mean", "blur" or "noise".';
    throw outOfRange('fill', written, hint);
  }
  const { preprocessing, background, inputShape } = description;
  // Nothing is seen of a color that is wholly transparent.
  if (pixel.data[3] === 0) return background;
  const onePixel = {
    preprocessing,
    background,
    inputShape: [1, 1, inputShape[2]] satisfies Shape3,
  };
  return [...toTensor(pixel, onePixel).data];
}

/** An attribute that cannot be read; sizes that do not fit the image are refused by the engine. */
function outOfRange(name: string, written: string, hint: string): ExplainError {
  return new ExplainError('setting-out-of-range', `The setting "${name}" is "${written}".`, hint);
}

/** The stride, doubled until no more than `most` positions are left. */
function coarserStride(
  shape: Shape3,
  options: OcclusionOptions,
  most: number,
): readonly [number, number] {
  let { stride } = planOcclusion(shape, options);
  do {
    stride = [Math.min(stride[0] * 2, shape[0]), Math.min(stride[1] * 2, shape[1])];
  } while (planOcclusion(shape, { ...options, stride }).positions > most);
  return stride;
}

/** Milliseconds per position; the first slice, which also loads and compiles, is left out if it can be. */
class Clock {
  private readonly start = Date.now();
  private first: { done: number; time: number } | null = null;
  rate = 0;

  see({ details: { done } }: OcclusionResult): void {
    const time = Date.now();
    const from = this.first ?? { done: 0, time: this.start };
    this.rate = (time - from.time) / (done - from.done);
    this.first ??= { done, time };
  }
}
