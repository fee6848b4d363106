import { ExplainError } from '../../protocol.js';

/** An attribute that cannot be read; sizes that do not fit the picture are refused by the engine. */
export function outOfRange(name: string, written: string, hint: string): ExplainError {
  return new ExplainError('setting-out-of-range', `The setting "${name}" is "${written}".`, hint);
}
