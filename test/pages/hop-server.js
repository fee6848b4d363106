import { createSecureServer } from 'node:http2';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after } from 'node:test';
import { selfSigned } from './certificate.js';
import { cors } from './helpers.js';

/** Milliseconds without a request after which nothing more is asked for before an answer comes. */
const QUIET = 400;

const types = {
  '': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

/**
 * A server that holds back every answer until nothing more is asked for, then gives all of them: each
 * such round is one sequential hop. It speaks HTTP/2, as content delivery networks do: by HTTP/1.1 a
 * browser would hold back requests itself. No answer may be kept in a cache.
 *
 * @param {Record<string, string>} folders by the path below which they are served, with slashes at its ends
 * @param {(cdn: string) => string} pageOf the page, which may take files from the same server by another
 *   name: they are a stranger's to it
 */
export async function hopServer(folders, pageOf) {
  /** Addresses by hop, the page's own being in the first. */
  const hops = [];
  let held = [];
  let timer;
  const answerAll = () => {
    hops.push(held.map(({ url }) => url));
    const answered = held;
    held = [];
    for (const { answer } of answered) answer();
  };
  const server = createSecureServer(selfSigned(), (request, response) => {
    const answer = async () => {
      const [pathname] = request.url.split('?');
      const body = pathname === '/' ? pageOf(cdn) : await contentOf(pathname, folders);
      const type = types[path.extname(pathname)] ?? 'application/octet-stream';
      const headers = { ...cors, 'Cache-Control': 'no-store', 'Content-Type': type };
      response.writeHead(body === null ? 404 : 200, headers);
      response.end(body ?? 'Not found');
    };
    held.push({ url: request.url, answer });
    clearTimeout(timer);
    timer = setTimeout(answerAll, QUIET);
  });
  await new Promise((resolve) => server.listen(0, resolve));
  const sessions = new Set();
  server.on('session', (session) => sessions.add(session));
  after(() => {
    server.close();
    for (const session of sessions) session.destroy();
  });
  const { port } = server.address();
  const cdn = `https://localhost:${port}`;
  return { url: `https://127.0.0.1:${port}/`, hops };
}

/** `null` where there is no such file. */
async function contentOf(pathname, folders) {
  const start = Object.keys(folders).find((each) => pathname.startsWith(each));
  if (!start) return null;
  return readFile(path.join(folders[start], pathname.slice(start.length))).catch(() => null);
}
