import type { ErrorDetail } from '../../protocol.js';
import type { Copied } from '../copy/copied-files.js';
import type { OfflineCopy } from '../offline/offline-files.js';
import { version } from '../version.js';
import { counts, kilobytes, table } from './copy-report.js';

/** Of the JSON document: it grows, and what is there keeps its meaning while this stays. */
const SCHEMA = 1;

/** What was written, or why nothing was. */
export interface Outcome {
  out: string;
  error: ErrorDetail | null;
  copy: OfflineCopy | null;
  /** Of a zip file. */
  zipBytes: number | null;
  /** Of a folder. */
  copied: Copied | null;
}

export function offlineJson({ out, error, copy, zipBytes }: Outcome, exitCode: number): string {
  const written = error ? null : copy;
  const document = {
    schema: SCHEMA,
    version,
    exitCode,
    out,
    code: error?.code ?? null,
    message: error?.message ?? null,
    hint: error?.hint ?? null,
    zipBytes,
    start: written?.start ?? null,
    models: written?.models ?? [],
    problems: written?.problems ?? [],
    files: (written?.files ?? []).map(({ path, bytes }) => ({ path, bytes: bytes.length })),
  };
  return JSON.stringify(document, null, 2);
}

export function offlineSummary(
  { out, zipBytes, copied }: Outcome,
  { files, models, start, problems }: OfflineCopy,
): string {
  const place = zipBytes === null ? '' : ` (${kilobytes(zipBytes).trim()})`;
  const count = copied ? counts(copied) : `${files.length} files`;
  const open = zipBytes === null ? `Open ${start} in it` : `Unpack it, and open ${start}`;
  const few = ['Everything works without a network.', 'One thing in it does not work from disk.'];
  const result = few[problems.length] ?? `${problems.length} things in it do not work from disk.`;
  return `${table(files)}

${count} in ${out}${place} (convlens ${version})
Models: ${models.join(', ') || 'none'}

${open} with a double click. ${result}`;
}
