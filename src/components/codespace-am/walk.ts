import { betweenCodes } from '../../client/between-codes.js';
import { Ascent, type AscentFrame, type AscentRun } from '../../client/codespace.js';
import type { Explainer } from '../../client/explainer.js';
import { ExplainError } from '../../protocol.js';
import { emit } from '../base/events.js';
import { say } from '../locale/message.js';
import { readCode } from './code-text.js';
import type { CodespaceAm } from './codespace-am.js';
import type { Ascending } from './settings.js';

/** A code that the reader has picked: a run's as it was then, or a pasted one. */
export interface Picked {
  title: () => string;
  /** Replays its run; `null` for a pasted code. */
  seed: number | null;
  code: Float32Array;
}

/** Pictures along the way, its ends included. */
const STOPS = 9;
/** In the engine's queue: a hand on the slider goes before what is only watched. */
const AT_ONCE = 3;

/** The way from one code to another, at most two being picked, of one generator. */
export class Walk {
  picked: Picked[] = [];
  /** Whose they are: its index among what climbs. */
  column = 0;
  /** 0 at the first, 1 at the second. */
  share = 0.5;
  /** Evenly along the way; of one picked code its picture alone. */
  stops: AscentFrame | null = null;
  /** At the slider. */
  at: AscentFrame | null = null;
  failure: ExplainError | null = null;
  private explainer: Explainer | null = null;
  private climbs: Ascending[] = [];
  private way = new AbortController();
  private place = new AbortController();

  constructor(private readonly host: CodespaceAm) {}

  /** Runs of other settings begin: what was picked of the old ones is dropped. */
  begin(explainer: Explainer, climbs: Ascending[]): void {
    this.explainer = explainer;
    this.climbs = climbs;
    this.drop();
  }

  drop(): void {
    this.picked = [];
    this.forget();
  }

  isPicked({ code }: AscentRun): boolean {
    return this.picked.some((picked) => sameCode(picked.code, code));
  }

  /** Picks a run, or lets go of it; of three the oldest goes. */
  toggle(column: number, title: () => string, { seed, code }: AscentRun): void {
    if (column !== this.column) this.picked = [];
    this.column = column;
    const others = this.picked.filter((picked) => !sameCode(picked.code, code));
    const isNew = others.length === this.picked.length;
    this.picked = isNew ? [...others, { title, seed, code }].slice(-2) : others;
    void this.follow();
  }

  /** A code as text takes the place of the newest. */
  async paste(text: string): Promise<void> {
    try {
      const code = readCode(text);
      const frame = await this.picturesOf([code], new AbortController().signal);
      const pasted = { title: () => say`the pasted code`, seed: null, code: frame.runs[0]!.code };
      this.picked = [...this.picked.slice(0, 1), pasted];
      await this.follow();
    } catch (error) {
      this.fail(error);
    }
  }

  async moveTo(share: number): Promise<void> {
    this.share = share;
    this.place.abort();
    const { signal } = (this.place = new AbortController());
    const [from, to] = this.picked;
    this.host.requestUpdate();
    if (!from || !to) return;
    try {
      const at = await this.picturesOf([betweenCodes(from.code, to.code, share)], signal);
      if (signal.aborted) return;
      this.at = at;
      this.host.requestUpdate();
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  }

  private async follow(): Promise<void> {
    this.forget();
    const { signal } = this.way;
    const [from, to] = this.picked;
    if (!from) return;
    const shares = Array.from({ length: STOPS }, (_, stop) => stop / (STOPS - 1));
    const codes = to ? shares.map((share) => betweenCodes(from.code, to.code, share)) : [from.code];
    try {
      const stops = await this.picturesOf(codes, signal);
      if (signal.aborted) return;
      this.stops = stops;
      await this.moveTo(this.share);
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  }

  private async picturesOf(codes: Float32Array[], signal: AbortSignal): Promise<AscentFrame> {
    const ascent = new Ascent(this.explainer!, { ...this.climbs[this.column]!.options, runs: 1 });
    ascent.replaceCodes(codes);
    return ascent.step(0, { signal, priority: () => AT_ONCE });
  }

  private forget(): void {
    this.way.abort();
    this.place.abort();
    this.way = new AbortController();
    this.stops = this.at = this.failure = null;
    this.host.requestUpdate();
  }

  private fail(error: unknown): void {
    this.failure = ExplainError.of(
      error,
      'page-failed',
      'The page could not show this code',
      'Try another code, or reload the page.',
    );
    emit(this.host, 'part-error', this.failure.detail);
    this.host.requestUpdate();
  }
}

function sameCode(a: Float32Array, b: Float32Array): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => value === b[index]));
}
