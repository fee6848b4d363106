import type { Tensor } from '@tensorflow/tfjs-core';
import { ExplainError, type ComputeReport, type Progress } from '../protocol.js';

/** What a running job may use of the outside: report progress, and stop when it is no longer wanted. */
interface JobContext {
  progress(progress: Progress): void;
  /** Lets messages in (a cancel among them), then throws `cancelled` if one came for this job. */
  checkpoint(): Promise<void>;
  /** Called whenever it takes the engine's turn: at its start, and after others had theirs. */
  onTurn?(): void;
  /** Whether it was asked, since the last time, to let others have their turn. */
  askedToGiveWay?(): boolean;
}

/** The same for the engine, which also waits for the network. */
export interface JobRun extends JobContext {
  /** Aborted when the job is no longer wanted. */
  signal: AbortSignal;
}

/** What a computing job may use besides: it reads tensors in a way that a lost backend cannot hang. */
export interface ComputeContext extends JobContext {
  /** Values that are no finite numbers end the job as `result-not-finite`. */
  read(tensor: Tensor): Promise<Float32Array>;
}

/** What a method gives of a response: of the report it knows the times alone, the engine adds the rest. */
export type Timed<T> = Omit<T, 'compute'> & Pick<ComputeReport, 'timings'>;

export function cancelledError(): ExplainError {
  return new ExplainError(
    'cancelled',
    'The request was cancelled.',
    'Ask again if it is still wanted.',
  );
}

/** Resolves after the messages that have already arrived were handled: a macrotask without a timer's delay. */
export function handleMessages(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
