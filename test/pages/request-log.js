import { createServer, request as forward } from 'node:http';
import { browserFlags } from '../../scripts/browser.js';
import { launch } from './helpers.js';

/**
 * A browser all of whose requests go through a proxy, those of workers and frames too, and what it asked for.
 * Only servers on this machine are reached; for others it answers 502.
 *
 * @returns {Promise<{browser: object, requests: {method: string, url: string, bytes: number}[]}>}
 */
export async function loggedBrowser(after) {
  const requests = [];
  const proxy = createServer((request, response) => {
    const entry = { method: request.method, url: request.url, bytes: 0 };
    requests.push(entry);
    request.on('data', (chunk) => (entry.bytes += chunk.length));
    const { hostname } = new URL(request.url);
    if (hostname !== '127.0.0.1') return response.writeHead(502).end();
    const { method, headers } = request;
    const onward = forward(request.url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    request.pipe(onward);
  });
  // What is encrypted is known by its host alone.
  proxy.on('connect', ({ url }, socket) => {
    requests.push({ method: 'CONNECT', url, bytes: 0 });
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  after(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  const browser = await launch([
    ...browserFlags,
    `--proxy-server=127.0.0.1:${proxy.address().port}`,
    // Without it, addresses of this machine pass the proxy by.
    '--proxy-bypass-list=<-loopback>',
  ]);
  return { browser, requests };
}
