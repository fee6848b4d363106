import { ExplainError } from '../../protocol.js';
import type { Epoch } from './epoch-figure.js';

/** Moments that stand side by side. */
const MOST = 4;

/** What an attribute that is merely there may be written as. */
const bare = ['', 'true', 'epochs'];

/**
 * The moments that an author names, as in `1 5` or `step:50 step:200`; empty where none is. Throws
 * `setting-out-of-range` for what is no moment, and `snapshot-unknown` for one that the card does not
 * list.
 *
 * @param written the attribute `epochs`
 */
export function momentsOf(written: string | null, epochs: readonly Epoch[]): Epoch[] {
  const text = written?.trim() ?? '';
  if (bare.includes(text)) return [];
  const names = text.split(/[\s,]+/);
  if (names.length > MOST || names.some((name) => !/^(step:)?\d+(\.\d+)?$/.test(name))) {
    throw new ExplainError(
      'setting-out-of-range',
      `The setting "epochs" is "${text}".`,
      `Name up to ${MOST} moments of the training, such as "1 5" or "step:50 step:200".`,
    );
  }
  return names.map((name) => {
    const [, step, number] = /^(step:)?(.*)$/.exec(name) ?? [];
    const key = step ? 'step' : 'epoch';
    const found = epochs.find((epoch) => epoch[key] === Number(number));
    if (found) return found;
    throw new ExplainError(
      'snapshot-unknown',
      `The model has no snapshot of "${name}".`,
      `Its snapshots: ${epochs.flatMap(nameOf).join(', ')}.`,
    );
  });
}

/** As the attribute names it. */
function nameOf({ epoch, step }: Epoch): string[] {
  if (step !== null && !Number.isInteger(epoch)) return [`step:${step}`];
  return epoch === null ? [] : [String(epoch)];
}

/** Where most changes: after the largest rise of the accuracy, or the first moment after the start. */
export function openingOf(epochs: readonly Epoch[]): Epoch {
  let [opening, most] = [epochs[1] ?? epochs[0]!, 0];
  epochs.slice(1).forEach((epoch, index) => {
    const rise = (epoch.accuracy ?? 0) - (epochs[index]!.accuracy ?? 0);
    if (epoch.accuracy === null || epochs[index]!.accuracy === null || rise <= most) return;
    [opening, most] = [epoch, rise];
  });
  return opening;
}
