import { createServer } from 'node:http';
import { transports } from './transports.js';

/** Sent with every good answer: nothing is kept, so that a file that was mended is fetched anew. */
const open = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' };

/**
 * A server of folders in memory on an origin of its own. Each folder may have a fault, which is the
 * way in which one of its files is sent (transports.js), until `mend` takes the fault away.
 */
export async function openFaultServer() {
  /** By name: {files, sent, fault: {file, transport}, arrived}. */
  const folders = new Map();
  /** Bytes that were handed to connections. */
  const traffic = { bytes: 0, open: 0, mostOpen: 0 };

  const server = createServer((request, response) => {
    const [, name, ...parts] = new URL(request.url, 'http://localhost').pathname.split('/');
    const folder = folders.get(name);
    const file = parts.join('/');
    traffic.mostOpen = Math.max(traffic.mostOpen, ++traffic.open);
    response.once('close', () => traffic.open--);
    if (!folder) return answer(response, 404, {}, 'No such folder.');
    folder.requests.push(file);
    folder.arrived();
    const { fault } = folder;
    const bytes = folder.files[file];
    if (fault?.transport && fault.file === file) {
      const send = transports[fault.transport];
      return send({ request, response, bytes, headers: headersFor(file), traffic });
    }
    const changed = (fault?.files ?? {})[file] ?? bytes;
    if (changed === undefined) return answer(response, 404, open, 'Not found');
    response.writeHead(200, { ...headersFor(file), 'Content-Length': changed.length });
    response.end(changed);
  });
  // A connection that is reset on purpose is no failure of the server.
  server.on('clientError', () => {});
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };

  return {
    url,
    traffic,
    /**
     * @param {string} name
     * @param {Record<string, Buffer>} files when nothing is wrong with them
     * @param {{file?: string, transport?: string, files?: Record<string, Buffer>}} [fault] `file` is
     *   sent by `transport`; `files` replace the good ones
     * @returns the folder's address, without a slash at the end
     */
    add(name, files, fault = null) {
      let arrived;
      const asked = new Promise((resolve) => (arrived = resolve));
      folders.set(name, { files, fault, requests: [], arrived, asked });
      return `${url}/${name}`;
    },
    /** Takes the fault away. */
    mend(name) {
      folders.get(name).fault = null;
    },
    remove(name) {
      folders.delete(name);
    },
    /** The files that were asked for, in order. */
    requests: (name) => folders.get(name).requests,
    /** Resolves when the first request for a file of the folder arrived. */
    asked: (name) => folders.get(name).asked,
    /** Ends what still waits or is being sent. */
    hangUp: () => server.closeAllConnections(),
    close,
  };
}

const types = {
  json: 'application/json',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

function headersFor(file) {
  const type = types[file.split('.').at(-1)] ?? 'application/octet-stream';
  return { ...open, 'Content-Type': type };
}

function answer(response, status, headers, text) {
  response.writeHead(status, headers);
  response.end(text);
}
