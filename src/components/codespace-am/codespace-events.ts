import type { ErrorDetail } from '../../protocol.js';
import type { ExplainEventMap } from '../base/events.js';
import type { AscentStep, CodespaceResult } from './codespace-state.js';

/** The events of `<codespace-am>`, by name; its docblock says when. */
export interface CodespaceAmEventMap extends ExplainEventMap<CodespaceResult> {
  'ascent-step': CustomEvent<AscentStep>;
  'part-error': CustomEvent<ErrorDetail>;
}
