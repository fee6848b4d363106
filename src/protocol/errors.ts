import type { ErrorCode } from './error-codes.js';
import type { UnsupportedLayer } from './inspection.js';

/** An `ExplainError` as it crosses the boundary. */
export interface ErrorDetail {
  /** Stable, kebab-case; listed in docs/errors.md. */
  code: ErrorCode;
  /** A sentence that names what was wrong. */
  message: string;
  /** A sentence that says what to do. */
  hint: string;
  /** Of a refusal of single layers: all of them. */
  unsupported?: readonly UnsupportedLayer[];
}

export type Outcome<T> = { ok: true; value: T } | Failure;

export interface Failure {
  ok: false;
  error: ErrorDetail;
  /**
   * Present where the engine is broken and of no use to any later job: whether this job broke it, or an
   * earlier one did and this one may be sent to a new engine.
   */
  engine?: 'broke' | 'was-broken';
  /** What it needs is not in memory, so that nothing was computed: the page has it loaded and sends it again. */
  isAbsent?: true;
  /** What is absent is the engine's second file; its models otherwise. */
  lacksPart?: true;
}

/** Every failure that a user of the kit can meet. */
export class ExplainError extends Error {
  /** Always `ExplainError`. */
  override readonly name = 'ExplainError';
  /** What went wrong ([errors](errors.md)); it stays the same from release to release. */
  readonly code: ErrorCode;
  /** What to do, in a sentence. */
  readonly hint: string;
  /** Where single layers or operations of a model are refused, all of them; else empty. */
  readonly unsupported: readonly UnsupportedLayer[];

  constructor(
    code: ErrorCode,
    message: string,
    hint: string,
    unsupported: readonly UnsupportedLayer[] = [],
  ) {
    super(message);
    this.code = code;
    this.hint = hint;
    this.unsupported = unsupported;
  }

  static from({ code, message, hint, unsupported }: ErrorDetail): ExplainError {
    return new ExplainError(code, message, hint, unsupported);
  }

  /** Leaves an `ExplainError` as it is; makes one of anything else that was thrown. */
  static of(thrown: unknown, code: ErrorCode, sentence: string, hint: string): ExplainError {
    if (thrown instanceof ExplainError) return thrown;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return new ExplainError(code, `${sentence}: ${reason}`, hint);
  }

  /** The same fields as a plain object, as events carry them. */
  get detail(): ErrorDetail {
    const { code, message, hint, unsupported } = this;
    return { code, message, hint, ...(unsupported.length > 0 && { unsupported }) };
  }
}
