import type { CallOptions, Explainer } from '../../client/explainer.js';
import { emit } from '../base/events.js';
import { reducesMotion } from '../base/visibility.js';
import type { CodespaceAm } from './codespace-am.js';
import type { AscentStep } from './codespace-state.js';
import { stepsOf, type Column } from './column.js';
import { Player } from './player.js';
import { RunHistory } from './run-history.js';
import type { Ascending } from './settings.js';
import { Walk } from './walk.js';

/** Where nothing may move by itself, a frame is drawn after so many steps. */
const STILL_STEPS = 20;

/** What is shown: the runs of each generator as far as they have come, and what the reader has picked. */
export class Stage {
  columns: Column[] = [];
  readonly player: Player;
  readonly history = new RunHistory();
  readonly walk: Walk;

  constructor(private readonly host: CodespaceAm) {
    this.player = new Player(host, () => this.settle());
    this.walk = new Walk(host);
  }

  /** New runs begin. */
  begin(explainer: Explainer, columns: Column[], climbs: Ascending[]): void {
    // Until their first frames have come, those of the runs before stay.
    columns.forEach((column, index) => {
      const before = this.columns[index];
      if (before?.title === column.title) {
        column.shown = before.shown;
        column.focused = before.focused;
      }
    });
    this.columns = columns;
    this.history.begin(columns, climbs, this.host);
    this.walk.begin(explainer, climbs);
    this.host.requestUpdate();
  }

  /** Draws the newest frame. */
  show(column: Column, { onProgress }: CallOptions): void {
    const { frame, shown } = column;
    if (!frame) return;
    const before = shown ? stepsOf(shown) : 0;
    const steps = stepsOf(frame);
    const skipped =
      reducesMotion() &&
      !this.host.paused &&
      !column.ended &&
      steps > before &&
      Math.floor(steps / STILL_STEPS) === Math.floor(before / STILL_STEPS);
    if (!skipped) column.shown = frame;
    this.history.note(column, frame);
    this.host.requestUpdate();
    const detail: AscentStep = { generator: column.generator, frame };
    emit(this.host, 'ascent-step', detail);
    const runs = this.columns.flatMap((each) => each.frame?.runs ?? []);
    const ended = runs.filter(({ status }) => status !== 'running').length;
    onProgress?.({ phase: 'explain', loaded: ended, total: runs.length });
  }

  /** What a paused figure shows is where its runs are. */
  private settle(): void {
    for (const column of this.columns) column.shown = column.frame ?? column.shown;
  }
}

const known = new WeakMap<CodespaceAm, Stage>();

/** The stage of an element, made when it is first needed. */
export function stageOf(element: CodespaceAm): Stage {
  let stage = known.get(element);
  if (!stage) known.set(element, (stage = new Stage(element)));
  return stage;
}
