import type { AscentFrame, AscentRun } from '../../client/codespace.js';
import type { Shape3 } from '../../protocol.js';
import type { CodespaceAm } from './codespace-am.js';
import type { Column } from './column.js';
import type { Ascending } from './settings.js';

/** How many are kept for each class and generator: the classic figure of four rows of four. */
export const KEPT = 16;

/** A run that has ended, and what else its picture follows from. */
export interface KeptRun {
  run: AscentRun;
  shape: Shape3;
  /** The seed and the settings: equal runs are kept once. */
  identity: string;
}

/** The last runs that have ended, for each generator and class (or neuron). */
export class RunHistory {
  private readonly kept = new Map<string, KeptRun[]>();
  private current = new Map<Column, { subject: string; settings: string }>();

  begin(columns: Column[], climbs: Ascending[], { model, card, src }: CodespaceAm): void {
    this.current = new Map(
      columns.map((column, index) => {
        const { generator, target, layer, unit, ...rest } = climbs[index]!.options;
        const subject = JSON.stringify([model, card, generator, column.title, target, layer, unit]);
        const { learningRate, lambda, prior, stopAt, totalVariation } = rest;
        const settings = JSON.stringify([learningRate, lambda, prior, stopAt, totalVariation, src]);
        return [column, { subject, settings }];
      }),
    );
  }

  /** Keeps those that have ended; the newest first. */
  note(column: Column, { runs, shape }: AscentFrame): void {
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
    this.kept.set(of.subject, [...added.reverse(), ...kept.filter(isNew)].slice(0, KEPT));
  }

  /** For the class that a column climbs to. */
  lastRuns(column: Column): readonly KeptRun[] {
    const of = this.current.get(column);
    return of ? (this.kept.get(of.subject) ?? []) : [];
  }
}
