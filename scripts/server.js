import { createServer } from 'node:http';
import compression from 'compression';
import sirv from 'sirv';

/**
 * Serves a folder on localhost.
 *
 * @param {string} folder
 * @param {object} [options]
 * @param {number} [options.port] a free one unless given
 * @param {Record<string, string>} [options.headers] sent with every answer
 * @param {boolean} [options.isCompressed] whether text is sent compressed, as hosts do
 * @returns {Promise<{url: string, close: () => Promise<void>}>} `url` without a slash at the end
 */
export async function serve(folder, { port = 0, headers = {}, isCompressed = false } = {}) {
  const files = sirv(folder, {
    dev: true,
    setHeaders: (response) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    },
  });
  const answer = (request, response) =>
    files(request, response, () => {
      // Browsers ask for an icon on their own; that there is none is no error of the page.
      response.statusCode = request.url === '/favicon.ico' ? 204 : 404;
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.end('Not found');
    });
  const compress = compression();
  const server = createServer(
    isCompressed
      ? (request, response) => compress(request, response, () => answer(request, response))
      : answer,
  );
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
