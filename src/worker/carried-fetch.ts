import { packedPath, type ReadCarried } from '../protocol.js';

/**
 * Teaches this worker's `fetch` what its page has already: files that the kit carries as scripts, as a
 * worker cannot load its modules from everywhere, and those that the page asked for before the worker
 * was there. tfjs, which fetches its binary itself, stays as it is, and no content security policy needs
 * `connect-src blob:`.
 */
export function answerCarried(read: ReadCarried): void {
  const fetchElsewhere = self.fetch.bind(self);
  self.fetch = async (input, options) => {
    const url = input instanceof Request ? input.url : String(input);
    const bytes = await read(url);
    if (!bytes) {
      const isPacked = packedPath(url) !== null;
      return isPacked ? new Response(null, { status: 404 }) : fetchElsewhere(input, options);
    }
    const type = /\.wasm\b/.test(url) ? 'application/wasm' : 'application/octet-stream';
    return new Response(bytes, {
      headers: { 'Content-Type': type, 'Content-Length': String(bytes.byteLength) },
    });
  };
}
