import type { ReactiveController } from 'lit';
import type { Explainer } from '../../client/explainer.js';
import type { OcclusionResult } from '../../client/occlusion/occlusion.js';
import type { InputTensor, Position } from '../../protocol.js';
import { extremesOf, type Extremes } from './extremes.js';
import { Hand } from './hand.js';
import type { OcclusionGrid } from './occlusion-grid.js';
import { positionOf } from './settings.js';

/** Very many positions, which the reader has to ask for. */
export interface Question {
  positions: number;
  /** That they would take here. */
  milliseconds: number;
  /** Of the settings that they belong to. */
  key: string;
}

/** What is shown: the sweep as far as it has come, and the reader's hand on the occluder. */
export class Stage implements ReactiveController {
  /** Of the picture that is drawn; also of older settings, until the first slice of the new ones. */
  shown: OcclusionResult | null = null;
  /** Of what is shown, as far as it is known. */
  extremes: Extremes | null = null;
  question: Question | null = null;
  /** The settings for which the reader has asked for very many positions. */
  agreed = '';
  /** Which class has which colour of the class map. */
  readonly classSlots = new Map<number, number>();
  readonly hand: Hand;
  private explainer: Explainer | null = null;

  constructor(private readonly host: OcclusionGrid) {
    this.hand = new Hand(host);
    host.addController(this);
  }

  /** A sweep over this picture begins. */
  begin(explainer: Explainer, input: InputTensor): void {
    const isSameModel = explainer.identity === this.explainer?.identity;
    const known = this.shown?.details.input;
    this.explainer = explainer;
    this.question = null;
    if (isSameModel && known && sameData(known.data, input.data)) return;
    this.shown = this.extremes = null;
    this.classSlots.clear();
    this.hand.forget();
  }

  show(result: OcclusionResult): void {
    this.shown = result;
    this.extremes = extremesOf(result);
    this.host.requestUpdate();
  }

  /** Computes the positions that the reader was asked about. */
  agree({ key }: Question): void {
    this.agreed = key;
    this.host.explain().catch(() => {});
    this.host.requestUpdate();
  }

  /** Where the occluder is: under the hand, where the author wants it, or where it matters most. */
  get position(): Position | null {
    const { shown, hand, extremes } = this;
    if (!shown) return null;
    const chosen = hand.position ?? positionOf(this.host.position);
    return chosen ? withinReach(chosen, shown) : (extremes?.most.position ?? null);
  }

  hostDisconnected(): void {
    this.hand.stop();
  }

  hostUpdated(): void {
    const { shown, position, explainer, hand, host } = this;
    if (!shown || !position || !explainer || !host.isConnected) return;
    // Where it matters most is settled only when the sweep has ended.
    if (hand.position || isFinished(shown)) hand.follow(explainer, shown, position);
  }
}

export function isFinished({ details: { done, known } }: OcclusionResult): boolean {
  return done === known.length;
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

function sameData(a: Float32Array, b: Float32Array): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => value === b[index]));
}

const known = new WeakMap<OcclusionGrid, Stage>();

/** The stage of an element, made when it is first needed. */
export function stageOf(element: OcclusionGrid): Stage {
  let stage = known.get(element);
  if (!stage) known.set(element, (stage = new Stage(element)));
  return stage;
}
