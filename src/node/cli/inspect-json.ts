import type { ErrorDetail, ModelInspection } from '../../protocol.js';
import type { WrittenCard } from '../inspect/card-file.js';
import { version } from '../version.js';
import type { ExitCode } from './report.js';

/** Of the JSON document: it grows, and what is there keeps its meaning while this stays. */
const SCHEMA = 1;

/** What came of one inspection. */
export interface InspectReport {
  /** As it was named, without secrets. */
  model: string;
  inspection: ModelInspection | null;
  error: ErrorDetail | null;
  card: WrittenCard | null;
}

/** One document for a program to read, described in docs/inspect.md. */
export function inspectJson(
  { model, inspection, error, card }: InspectReport,
  exitCode: ExitCode,
): string {
  const document = {
    schema: SCHEMA,
    version,
    exitCode,
    model,
    code: error?.code ?? null,
    message: error?.message ?? null,
    hint: error?.hint ?? null,
    unsupported: error?.unsupported ?? [],
    inspection,
    card: card && { file: card.file, unanswered: card.card.unanswered ?? [] },
  };
  return inert(JSON.stringify(document, null, 2));
}

/** Names come from whoever made the model: what JSON leaves as it is may be a command to a terminal. */
function inert(json: string): string {
  return json.replace(
    /[\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
