import { givenFile, packedPath } from '../../protocol.js';
import { cut, Fault, inWords, text, type Reader } from '../../protocol/schema.js';

export * from '../../protocol/schema.js';

/**
 * What lies beside a file, made absolute. A version in the file's address (`model.json?v=2`) counts for
 * its neighbors too, so that no cache mixes the files of two versions.
 */
export function beside(relative: string, base: string): string {
  const around = new URL(base);
  const url = new URL(relative, around);
  const version = around.searchParams.get('v');
  const isPlain = /^https?:$/.test(url.protocol) && url.search === '';
  if (version !== null && isPlain && url.origin === around.origin) {
    url.searchParams.set('v', version);
  }
  return url.href;
}

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
