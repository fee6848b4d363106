import { ExplainError } from '../protocol.js';
import type { WorkerScript } from './open-worker.js';

/** Why a worker could not be started, and what to do about it. */
export function startError(
  { file, does }: WorkerScript,
  violations: SecurityPolicyViolationEvent[],
  failures: string[],
): ExplainError {
  if (violations.some(({ effectiveDirective }) => /trusted-types/.test(effectiveDirective))) {
    return new ExplainError(
      'worker-blocked',
      'This page requires Trusted Types, and its content security policy does not let the kit start its worker: the policy "convlens" is missing in its directive "trusted-types".',
      'Allow both policies of the kit: "trusted-types convlens lit-html"; or give the page a default policy that lets the addresses of scripts through.',
    );
  }
  const violation = violations.find(({ effectiveDirective }) =>
    /worker|script|child/.test(effectiveDirective),
  );
  if (violation) {
    const directive = violation.effectiveDirective;
    return new ExplainError(
      'worker-blocked',
      `The content security policy of this page blocks the worker that ${does}: its directive "${directive}" does not allow ${violation.blockedURI || 'blob'}.`,
      `Add "${directive} blob:" to the policy; or serve ${file} from this origin, call configure({ workerUrl }) and add "${directive} 'self'".`,
    );
  }
  return new ExplainError(
    'worker-failed',
    `The worker that ${does} could not be started: ${[...new Set(failures)].join('; ')}.`,
    `Reload the page; if it goes on, call configure({ workerUrl }) with the address of ${file}.`,
  );
}
