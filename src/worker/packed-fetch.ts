import { packedPath, type ReadPacked } from '../protocol.js';

/**
 * Teaches this worker's `fetch` the files that the kit carries as scripts: the page reads them, as a
 * worker cannot load its modules from everywhere. tfjs, which fetches its binary itself, stays as it
 * is, and no content security policy needs `connect-src blob:`.
 */
export function answerPacked(read: ReadPacked): void {
  const fetchElsewhere = self.fetch.bind(self);
  self.fetch = async (input, options) => {
    const url = input instanceof Request ? input.url : String(input);
    const path = packedPath(url);
    if (path === null) return fetchElsewhere(input, options);
    const bytes = await read(path);
    if (!bytes) return new Response(null, { status: 404 });
    const type = path.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';
    return new Response(bytes, {
      headers: { 'Content-Type': type, 'Content-Length': String(bytes.byteLength) },
    });
  };
}
