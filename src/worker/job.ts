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

/** A message that its sender gets back; the ports are opened when they are used, and stay. */
let echo: MessageChannel | null = null;
const waiting: (() => void)[] = [];

/** Resolves after the messages that have already arrived were handled: a macrotask without a timer's delay. */
export function handleMessages(): Promise<void> {
  const { port2 } = (echo ??= openEcho());
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}

function openEcho(): MessageChannel {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => waiting.shift()?.();
  return channel;
}
