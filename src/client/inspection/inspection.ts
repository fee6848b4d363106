import type { InspectResponse, ModelInspection } from '../../protocol.js';
import { findingsOf } from './findings.js';
import { questionsOf } from './questions.js';

/** What the engine tells of a model, in sentences. */
export function inspectionOf(response: InspectResponse): ModelInspection {
  return { ...response.told, methods: findingsOf(response), questions: questionsOf(response) };
}
