import { ExplainError } from '../define.js';

export function asFailure(error: unknown): ExplainError {
  return ExplainError.of(
    error,
    'page-failed',
    'The workbench could not do that',
    'Reload the page; if it goes on, report it with the model.',
  );
}
