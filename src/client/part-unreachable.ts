import { ExplainError } from '../protocol.js';

/** What a failed `import()` of the kit's own files is to readers and authors. */
export function partUnreachable(error: unknown): ExplainError {
  return ExplainError.of(
    error,
    'part-unreachable',
    'A part of the kit is missing',
    'Publish all files of dist/ and reload the page.',
  );
}
