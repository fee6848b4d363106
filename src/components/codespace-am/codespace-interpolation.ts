import { html, nothing, type TemplateResult } from 'lit';
import { betweenCodes } from '../../client/between-codes.js';
import { AscentRuns } from '../../client/ascent-runs.js';
import type { AscentFrame, AscentRun } from '../../client/codespace.js';
import type { Explainer } from '../../client/explainer.js';
import { ExplainError, type ModelDescription } from '../../protocol.js';
import { NewestWins } from '../base/newest-wins.js';
import { offers } from '../figure/controls-list.js';
import { percentText } from '../figure/format.js';
import { translate } from '../locale/message.js';
import { drawnLayer } from '../view/canvases.js';
import { partFailure } from '../view/figure-frame.js';
import { choose, tellReaderChange } from '../view/reader-choice.js';
import { styleMap } from '../view/styles.js';
import type { Column } from './codespace-ascent.js';
import type { CodespaceController } from './codespace-controller.js';
import { runLayer } from './codespace-figure.js';
import { readCodes, writeCodes } from './codespace-link.js';
import { codeText, readCode, runText, shortScore } from './codespace-text.js';

/** A code that the reader has picked: a run's as it was then, or a pasted one. */
interface Picked {
  title: () => string;
  /** Replays its run; `null` for a pasted code. */
  seed: number | null;
  code: Float32Array;
}

/** Pictures between two codes, its ends included. */
const STOPS = 9;
/** In the engine's queue: the reader's slider goes before what is only watched. */
const AT_ONCE = 3;

/** Picked codes of one generator, at most two, and the pictures between them. */
export class Interpolation {
  picked: readonly Picked[] = [];
  /** 0 at the first, 1 at the second. */
  share = 0.5;
  /** Evenly from one to the other; of one picked code its picture alone. */
  stops: AscentFrame | null = null;
  /** At the slider. */
  at: AscentFrame | null = null;
  failure: ExplainError | null = null;
  /** Whose codes they are: its index among the columns. */
  private column = 0;
  private explainer: Explainer | null = null;
  private columns: readonly Column[] = [];
  private ofStops = new AbortController();
  private ofPlace = new AbortController();
  private readonly walk = new NewestWins(() => this.arrive());

  constructor(private readonly controller: CodespaceController) {}

  /** Runs of other settings begin: what was picked of the old ones is dropped. */
  begin(explainer: Explainer, columns: readonly Column[]): void {
    this.explainer = explainer;
    this.columns = columns;
    this.drop();
  }

  private drop(): void {
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
    this.pick(isNew ? [...others, { title, seed, code }].slice(-2) : others);
    void this.follow();
  }

  /** What is picked, as a link keeps it. */
  get kept(): Record<string, string> {
    const { column, share, picked: codes } = this;
    return codes.length > 0 ? { codes: writeCodes({ column, share, codes }) } : {};
  }

  /** Picks the codes of a link; what its generator cannot draw changes nothing. */
  async restore(text: string): Promise<void> {
    const linked = readCodes(text);
    if (!linked || !this.columns[linked.column]?.generator || this.picked.length > 0) return;
    const { signal } = this.ofStops;
    const { column, share, codes } = linked;
    try {
      await this.picturesOf(
        codes.map(({ code }) => code),
        signal,
        column,
      );
    } catch {
      return;
    }
    // The reader may have been quicker.
    if (signal.aborted || this.picked.length > 0) return;
    this.column = column;
    this.share = share;
    this.picked = codes.map(({ seed, code }) => {
      const title = (): string =>
        seed === null ? translate`the pasted code` : translate`the run of seed ${seed}`;
      return { title, seed, code };
    });
    await this.follow();
  }

  /** Lets go of what the reader has picked. */
  letGo(): void {
    this.drop();
    this.pick([]);
  }

  /** Tells the page of the reader's picks by their seeds; a pasted code has none. */
  private pick(picked: readonly Picked[]): void {
    this.picked = picked;
    const seeds = picked.map(({ seed }) => seed);
    tellReaderChange(this.controller.host, 'picked', seeds);
  }

  /** A code as text takes the place of the newest. */
  async paste(text: string): Promise<void> {
    try {
      const code = readCode(text);
      const frame = await this.picturesOf([code], new AbortController().signal);
      const [run] = frame.runs;
      const pasted = { title: () => translate`the pasted code`, seed: null, code: run!.code };
      this.pick([...this.picked.slice(0, 1), pasted]);
      await this.follow();
    } catch (error) {
      this.fail(error);
    }
  }

  /** The slider's place follows the reader's hand, its picture as fast as it can. */
  moveTo(share: number): void {
    this.share = share;
    this.update();
    this.walk.offer(null);
  }

  /** Shows the picture of where the slider is. */
  private async arrive(): Promise<void> {
    const { signal } = this.ofPlace;
    const [from, to] = this.picked;
    if (!from || !to) return;
    try {
      const at = await this.picturesOf([betweenCodes(from.code, to.code, this.share)], signal);
      if (signal.aborted) return;
      this.at = at;
      this.update();
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  }

  private async follow(): Promise<void> {
    this.forget();
    const { signal } = this.ofStops;
    const [from, to] = this.picked;
    if (!from) return;
    const shares = Array.from({ length: STOPS }, (_, stop) => stop / (STOPS - 1));
    const codes = to ? shares.map((share) => betweenCodes(from.code, to.code, share)) : [from.code];
    try {
      const stops = await this.picturesOf(codes, signal);
      if (signal.aborted) return;
      this.stops = stops;
      this.moveTo(this.share);
    } catch (error) {
      if (!signal.aborted) this.fail(error);
    }
  }

  private async picturesOf(
    codes: Float32Array[],
    signal: AbortSignal,
    column = this.column,
  ): Promise<AscentFrame> {
    const { options } = this.columns[column]!.settings;
    const ascent = new AscentRuns(this.explainer!, { ...options, runs: 1 });
    ascent.replaceCodes(codes);
    return ascent.step(0, { signal, priority: () => AT_ONCE });
  }

  private forget(): void {
    this.ofStops.abort();
    this.ofPlace.abort();
    this.ofStops = new AbortController();
    this.ofPlace = new AbortController();
    this.walk.drop();
    this.stops = this.at = this.failure = null;
    this.update();
  }

  private fail(error: unknown): void {
    this.failure = ExplainError.of(
      error,
      'page-failed',
      'The page could not show this code',
      'Try another code, or reload the page.',
    );
    this.controller.failPart(this.failure);
  }

  private update(): void {
    this.controller.host.requestUpdate();
  }
}

function sameCode(a: Float32Array, b: Float32Array): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => value === b[index]));
}

/** What can be done with picked runs: the pictures between two, the code of one. */
export function interpolationView(
  controller: CodespaceController,
  interpolation: Interpolation,
): TemplateResult | typeof nothing {
  const { picked, failure } = interpolation;
  const { description } = controller;
  const last = picked.at(-1);
  if (!last || !description) return nothing;
  const [height, width] = description.inputShape;
  return html`
    <div part="walk" class="walk" style=${styleMap({ '--aspect': `${width} / ${height}` })}>
      <p class="label" dir="auto">${titleOf(interpolation)}</p>
      ${picked.length === 2 ? between(controller, description, interpolation) : nothing}
      ${codeOf(controller, interpolation, last)} ${failure ? partFailure(failure) : nothing}
    </div>
  `;
}

function titleOf({ picked: [from, to] }: Interpolation): string {
  if (!from) return '';
  if (!to)
    return translate`Selected: ${from.title()}. Select a second run to interpolate between the two codes.`;
  return translate`From ${from.title()} to ${to.title()}, along the great circle between their codes`;
}

function between(
  { host }: CodespaceController,
  description: ModelDescription,
  interpolation: Interpolation,
): TemplateResult {
  const { stops, at, share } = interpolation;
  const here = at?.runs[0];
  const move = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) {
      interpolation.moveTo(event.target.valueAsNumber);
      tellReaderChange(host, 'interpolation', interpolation.share);
    }
  };
  return html`
    <div class="way">
      <div class="place">
        <span class="picture ${at ? '' : 'pending'}">
          ${at && here ? drawnLayer(runLayer(here, at.shape, description)) : nothing}
        </span>
        <span class="number">${here ? shortScore(host, here) : html`&nbsp;`}</span>
      </div>
      <div class="along">
        <div part="strip" class="strip" role="group" aria-label=${translate`Interpolated images`}>
          ${Array.from({ length: STOPS }, (_, stop) => stopOf(host, description, stops, stop))}
        </div>
        <label part="control">
          <span class="unseen">${translate`Position between the two codes`}</span>
          <input
            type="range"
            min="0"
            max="1"
            step="0.01"
            .value=${String(share)}
            aria-valuetext=${`${percentText(Math.round(100 * share))}${at && here ? `: ${runText(host, at, here)}` : ''}`}
            @input=${move}
          />
        </label>
      </div>
    </div>
  `;
}

/** One image of the strip; its room before it is there, or the slider below would move from under a finger. */
function stopOf(
  host: CodespaceController['host'],
  description: ModelDescription,
  stops: AscentFrame | null,
  index: number,
): TemplateResult {
  const run = stops?.runs[index];
  if (!stops || !run) {
    return html`<span class="stop"
      ><span class="picture pending"></span><span class="number">&nbsp;</span></span
    >`;
  }
  const score = shortScore(host, run);
  return html`<span class="stop" role="img" aria-label=${score}>
    <span class="picture">${drawnLayer(runLayer(run, stops.shape, description))}</span>
    <span class="number">${score}</span>
  </span>`;
}

/** The newest picked code as text; another may be pasted in its place. */
function codeOf(
  controller: CodespaceController,
  interpolation: Interpolation,
  { code, seed }: Picked,
): TemplateResult {
  const { host } = controller;
  const text = codeText(code);
  const fieldOf = (event: Event): HTMLTextAreaElement | null =>
    event.target instanceof Element
      ? (event.target.closest('.code')?.querySelector('textarea') ?? null)
      : null;
  const copy = (event: Event): void => {
    const field = fieldOf(event);
    // Where the page may not write to the clipboard, the selected text can still be copied by hand.
    field?.select();
    navigator.clipboard?.writeText(text).catch(() => {});
  };
  const use = (event: Event): void => {
    const field = fieldOf(event);
    if (field) void interpolation.paste(field.value);
  };
  return html`
    <div part="code" class="code">
      <label>
        ${translate`Code z`}
        <textarea rows="2" spellcheck="false" .value=${text}></textarea>
      </label>
      <div class="transport">
        <button type="button" @click=${copy}>${translate`Copy the code`}</button>
        <button type="button" @click=${use}>${translate`Use this code`}</button>
        ${
          seed === null || !offers(host, 'seed') || !offers(host, 'runs')
            ? nothing
            : html`<button
                type="button"
                @click=${() => choose(controller, { seed, runs: 1, paused: false })}
              >
                ${translate`Replay this run (seed ${seed})`}
              </button>`
        }
        <button type="button" @click=${() => interpolation.letGo()}>
          ${translate`Clear the selection`}
        </button>
      </div>
    </div>
  `;
}
