import { createServer } from 'node:http';
import { after } from 'node:test';
import { cors } from './helpers.js';

/**
 * A server whose files misbehave: `files` by path are bytes or text, or `(response, request) => void`.
 * It counts what it is asked for.
 */
export async function faultServer(files) {
  const seen = { requests: [], inFlight: 0, most: 0, closedEarly: [], bytes: 0 };
  const server = createServer((request, response) => {
    const { socket } = request;
    const before = socket.bytesWritten;
    seen.requests.push(request.url);
    seen.inFlight++;
    seen.most = Math.max(seen.most, seen.inFlight);
    response.on('close', () => {
      seen.inFlight--;
      seen.bytes += socket.bytesWritten - before;
      if (!response.writableFinished) seen.closedEarly.push(request.url);
    });
    for (const [name, value] of Object.entries(cors)) response.setHeader(name, value);
    const [path] = request.url.split('?');
    const file = files[request.url] ?? files[path];
    if (typeof file === 'function') return file(response, request);
    if (file === undefined) response.statusCode = 404;
    response.end(file ?? 'Not found');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${server.address().port}`;
  return { url, files, seen };
}

/** Takes the request and never answers. */
export const silent = () => {};

/** Sends half of the bytes and no more. */
export const halting = (bytes) => (response) => {
  response.setHeader('Content-Length', bytes.length);
  response.write(bytes.subarray(0, bytes.length / 2));
};

/** Sends a few bytes at a time. */
export const dripping =
  (bytes, { parts = 8, pause = 150 } = {}) =>
  (response) => {
    response.setHeader('Content-Length', bytes.length);
    const size = Math.ceil(bytes.length / parts);
    let sent = 0;
    const timer = setInterval(() => {
      response.write(bytes.subarray(sent, sent + size));
      sent += size;
      if (sent < bytes.length) return;
      clearInterval(timer);
      response.end();
    }, pause);
    response.on('close', () => clearInterval(timer));
  };

/** Sends bytes for as long as anybody takes them. */
export const endless = (response) => {
  const chunk = Buffer.alloc(64 * 1024, 7);
  const more = () => {
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', more);
  more();
};

/** Announces a length and sends nothing of it. */
export const announcing = (length) => (response) => {
  response.setHeader('Content-Length', length);
  response.flushHeaders();
};

/** Breaks the connection in the middle of the body. */
export const breaking = (bytes) => (response) => {
  response.setHeader('Content-Length', bytes.length);
  response.write(bytes.subarray(0, bytes.length / 2));
  setTimeout(() => response.destroy(), 50);
};

export const answering =
  (status, body = 'No') =>
  (response) => {
    response.statusCode = status;
    response.end(body);
  };
