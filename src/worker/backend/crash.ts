import { ExplainError } from '../../protocol.js';
import type { Trouble } from './backend.js';

/** What browsers, emscripten and tfjs say when there is no memory left, or not that much. */
const EXHAUSTED =
  /out of memory|bad_alloc|allocation (failed|size overflow)|(failed|unable|cannot|could not) to? ?(allocate|enlarge)|invalid (typed )?array length|array size is not|length too large|texture size .*(greater than|is invalid)|unable to create webgltexture/i;

/** Thrown where the wasm heap has no room; emscripten alone would go on at address 0. */
export class HeapExhausted extends RangeError {
  constructor(wanted: number, heap: number) {
    super(`out of memory: ${megabytes(wanted)} more, beside the ${megabytes(heap)} of the heap`);
  }
}

/**
 * What a job is told whose error has broken the engine; `null` where the engine is sound: tfjs refuses
 * arguments by a plain `Error` before it computes.
 *
 * A trap or an abort leaves the wasm heap in the middle of something, and every later call may compute
 * with what it left there. After any `RangeError` (no memory, or no stack in mid-kernel) the same is
 * assumed: a new worker is cheap, a wrong map is not.
 *
 * @param trouble what the backend noticed itself
 * @param held bytes of the tensors that were alive
 */
export function crashOf(
  thrown: unknown,
  trouble: Trouble | null,
  held: number,
): ExplainError | null {
  const reason = trouble?.reason ?? reasonOf(thrown);
  if (trouble?.exhausted || (isFailure(thrown) && EXHAUSTED.test(reason))) {
    return new ExplainError(
      'out-of-memory',
      `The engine ran out of memory (${reason}); its tensors had ${megabytes(held)}. It was replaced.`,
      'Use a smaller model, input or batch, or close other pages; the other figures of this page go on.',
    );
  }
  if (!trouble && !isCrash(thrown)) return null;
  return new ExplainError(
    'engine-crashed',
    `The engine crashed in the middle of the computation (${reason}) and was replaced.`,
    'The model may be damaged: export it again, or try backend="cpu"; the other figures of this page go on.',
  );
}

/** The project's own errors say what they mean. */
function isFailure(thrown: unknown): boolean {
  return thrown instanceof Error && !(thrown instanceof ExplainError);
}

function isCrash(thrown: unknown): boolean {
  if (thrown instanceof RangeError || thrown instanceof WebAssembly.RuntimeError) return true;
  // Firefox has a class of its own for a full stack.
  return thrown instanceof Error && thrown.name === 'InternalError';
}

function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
