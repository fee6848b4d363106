import type { CallOptions, Explainer } from '../../client/explainer.js';
import type { ModelDescription } from '../../protocol.js';
import type { CodespaceAm } from './codespace-am.js';
import type { CodespaceResult } from './codespace-state.js';
import { Column } from './column.js';
import { judged } from './judge.js';
import { resultOf } from './result.js';
import { climbsOf } from './settings.js';
import { SliceLength } from './slice-length.js';
import { stageOf, type Stage } from './stage.js';

/** Milliseconds from one frame to the next, at least: the eye can follow, and there are no more than 30 a second. */
const FRAME = 50;

/** The priority of what is asked by an element that is seen. */
const IN_SIGHT = 2;

/** Lets all runs climb as the attributes ask, frame by frame, until the last has ended. */
export async function climb(
  element: CodespaceAm,
  explainer: Explainer,
  description: ModelDescription,
  call: CallOptions,
): Promise<CodespaceResult> {
  const stage = stageOf(element);
  stage.player.begin(call.priority?.() === IN_SIGHT);
  const climbs = await climbsOf(element, explainer, description, call.signal);
  call.signal?.throwIfAborted();
  const columns = climbs.map((each) => new Column(explainer, each));
  stage.begin(explainer, columns, climbs);
  await Promise.all(
    columns.map(async (column) => {
      await climbOne(column, stage, call);
      column.judgement = await judged(element, column.frame!, withoutSteps(call));
    }),
  );
  call.signal?.throwIfAborted();
  element.requestUpdate();
  return resultOf(element, explainer, description, columns, call);
}

async function climbOne(column: Column, stage: Stage, call: CallOptions): Promise<void> {
  const { player } = stage;
  const climber = player.climber();
  const length = new SliceLength();
  await column.go(0, withoutSteps(call));
  call.signal?.throwIfAborted();
  stage.show(column, call);
  while (!column.ended) {
    const turn = await player.turn(climber, call.signal);
    const steps = turn === 'step' ? 1 : length.next(column.steps);
    const start = performance.now();
    const pause = turn === 'step' ? null : player.pauseSignal;
    const slice = either(call.signal, pause);
    try {
      const { timings } = await column.go(steps, { ...withoutSteps(call), signal: slice.signal });
      length.took(steps, timings['ascent'] ?? performance.now() - start);
    } catch (error) {
      if (pause?.aborted && !call.signal?.aborted) continue;
      throw error;
    } finally {
      slice.end();
    }
    call.signal?.throwIfAborted();
    stage.show(column, call);
    if (turn === 'play') await rest(start + FRAME - performance.now());
  }
}

/** Loading is told to the page; steps are told by the stage, in runs that have ended. */
function withoutSteps(call: CallOptions): CallOptions {
  const { onProgress } = call;
  return {
    ...call,
    ...(onProgress && {
      onProgress: (progress) => {
        if (progress.phase !== 'explain') onProgress(progress);
      },
    }),
  };
}

/** A signal that follows two others until it is ended. */
function either(
  first: AbortSignal | undefined,
  second: AbortSignal | null,
): { signal: AbortSignal; end: () => void } {
  const both = new AbortController();
  const signals = [first, second];
  const follow = (): void => both.abort(signals.find((signal) => signal?.aborted)?.reason);
  for (const signal of signals) signal?.addEventListener('abort', follow);
  if (signals.some((signal) => signal?.aborted)) follow();
  // By name: Node at times forgets to remove listeners by a signal of their own.
  const end = (): void => signals.forEach((signal) => signal?.removeEventListener('abort', follow));
  return { signal: both.signal, end };
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
