import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '../server.js';
import { environment } from './project.js';

/**
 * Makes a kind of page ready to be opened, on a port of this machine.
 *
 * @returns {Promise<{urls: string[], close: () => Promise<unknown>}>} `urls` of its pages, the index first
 */
export async function openSite(kind, folder, kit, port) {
  const { site = '.', at, from } = kind;
  const files = path.join(folder, site);
  if (kind.kit) {
    const target = path.join(files, kind.kit.to);
    await cp(path.join(kit.folder, kind.kit.from ?? '.'), target, { recursive: true });
  }
  if (kind.command) return startServer(kind.command, folder, port);
  if (from === 'disk') {
    return { urls: [pathToFileURL(path.join(files, 'index.html')).href], close: async () => {} };
  }
  const cdn = from === 'cdn' ? await openCdn(files, kit) : null;
  const headers = { ...kind.headers, ...(await ownHeaders(files)) };
  const server = await serve(files, { headers, port });
  return {
    urls: at
      ? (await pagesIn(path.join(files, at))).map((page) => `${server.url}/${at}/${page}`)
      : [`${server.url}/`],
    close: () => Promise.all([server.close(), cdn?.close()]),
  };
}

async function pagesIn(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.html'));
  return ['', ...names.filter((name) => name !== 'index.html').sort()];
}

/** The kit on another origin, by the path that jsDelivr has it at; the page is told that origin. */
async function openCdn(files, { folder, manifest }) {
  const root = path.join(files, '.cdn');
  const at = path.join(root, 'npm', `convlens@${manifest.version}`);
  await mkdir(path.dirname(at), { recursive: true });
  await symlink(folder, at).catch((error) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const server = await serve(root, { headers: { 'Access-Control-Allow-Origin': '*' } });
  const page = path.join(files, 'index.html');
  const html = await readFile(page, 'utf8');
  await writeFile(page, html.replaceAll('https://cdn.jsdelivr.net', server.url));
  return server;
}

/** The headers for all files in a `_headers` as Netlify and Cloudflare Pages read it. */
async function ownHeaders(files) {
  const text = await readFile(path.join(files, '_headers'), 'utf8').catch(() => '');
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => /^\s+\S/.test(line))
      .map((line) => [line.slice(0, line.indexOf(':')).trim(), after(line, ':')]),
  );
}

const after = (line, mark) => line.slice(line.indexOf(mark) + 1).trim();

/** A development server of the example's own, ended by its process id. */
async function startServer([tool, ...args], folder, port) {
  const bin = path.join(folder, 'node_modules/.bin', tool);
  const child = spawn(
    bin,
    args.map((arg) => arg.replace('{port}', port)),
    { cwd: folder, env: environment(folder), stdio: 'ignore' },
  );
  const url = `http://localhost:${port}/`;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const close = () => {
    child.kill();
    return ended;
  };
  for (let attempt = 0; attempt < 100; attempt++) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return { urls: [url], close };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await close();
  throw new Error(`${tool} did not answer at ${url}`);
}

/** A port of this machine on which nothing listens. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
