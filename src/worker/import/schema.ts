import { beside, givenFile, packedPath } from '../../protocol.js';
import { cut, Fault, inWords, text, type Reader } from '../../protocol/schema.js';

export * from '../../protocol/schema.js';

/** Whether other files can lie beside one: not beside those without a folder, such as blob: and data:. */
export function hasNeighbors(url: string): boolean {
  return /^(https?|file):/.test(url) || packedPath(url) !== null || givenFile(url) !== null;
}

/** An address, made absolute. */
export function address(base: string): Reader<string> {
  return (value, field) => {
    const relative = text(Infinity)(value, field);
    try {
      return beside(relative, base);
    } catch {
      throw new Fault(field, inWords(value), `an address, absolute or relative to ${cut(base)}`);
    }
  };
}
