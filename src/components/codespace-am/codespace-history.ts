import { resolveModel } from '../../client/builtin-models.js';
import type { Shape3 } from '../../protocol.js';
import type { Column, DrawnFrame, RunAt } from './codespace-ascent.js';
import type { CodespaceAttributes } from './codespace-attributes.js';
import { MOST_RUNS } from './codespace-request.js';

/** How many earlier runs are shown for each class and generator: the classic figure of four rows of four. */
const KEPT = 16;
/** How many are kept, with those that are shown above. */
const REMEMBERED = KEPT + MOST_RUNS;

/** A run that has ended, and what else its image follows from. */
export interface KeptRun {
  run: RunAt;
  shape: Shape3;
  /** The seed and the settings: equal runs are kept once. */
  identity: string;
}

/** The last runs that have ended, for each generator and class (or neuron). */
export class RunHistory {
  private readonly kept = new Map<string, KeptRun[]>();
  private current = new Map<Column, { subject: string; settings: string }>();

  /** New runs begin. */
  begin(columns: readonly Column[], { model, card, src }: CodespaceAttributes): void {
    const { url } = resolveModel(model);
    this.current = new Map(
      columns.map((column) => {
        const { generator, target, layer, unit, ...rest } = column.settings.options;
        const subject = JSON.stringify([url, card, generator, column.title, target, layer, unit]);
        const { learningRate, lambda, prior, stopAt, totalVariation } = rest;
        const settings = JSON.stringify([learningRate, lambda, prior, stopAt, totalVariation, src]);
        return [column, { subject, settings }];
      }),
    );
  }

  /** Keeps those that have ended; the newest first. */
  note(column: Column, { runs, shape }: DrawnFrame): void {
    const of = this.current.get(column);
    if (!of) return;
    const kept = this.kept.get(of.subject) ?? [];
    const ended = runs.filter(
      ({ status }) => status === 'reached' || (status === 'running' && column.ended),
    );
    const added = ended.map((run) => ({
      run,
      shape,
      identity: `${run.seed} ${of.settings}`,
    }));
    const isNew = ({ identity }: KeptRun): boolean =>
      !added.some((other) => other.identity === identity);
    this.kept.set(of.subject, [...added.reverse(), ...kept.filter(isNew)].slice(0, REMEMBERED));
  }

  /** The last ones for the class that the runs of a column maximize, without these. */
  earlierRuns(column: Column): readonly KeptRun[] {
    const of = this.current.get(column);
    if (!of) return [];
    const { seed = 0, runs = KEPT } = column.settings.options;
    const isCurrent = ({ run, identity }: KeptRun): boolean =>
      identity === `${run.seed} ${of.settings}` &&
      run.seed !== null &&
      run.seed >= seed &&
      run.seed < seed + runs;
    const kept = this.kept.get(of.subject) ?? [];
    return kept.filter((each) => !isCurrent(each)).slice(0, KEPT);
  }
}
