import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { spawnSync } from 'node:child_process';
import { launch } from 'puppeteer-core';
import { launchOptions } from './browser.js';
import { readPage } from './examples/page.js';

/**
 * `node scripts/measure-course.js`: what the chapters of the course cost, in bytes that a server sends (bodies,
 * gzip), and the copy that works from disk. `npm run build` first. A measurement, and no test.
 */
const root = path.join(import.meta.dirname, '..');
const cli = path.join(root, 'dist/node/cli.js');
const CLASS = 30;
const folder = await mkdtemp(path.join(tmpdir(), 'convlens-course-'));
const types = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

let sent = { bytes: 0, requests: 0 };
const answers = new Map();

/** As docs/hosting.md says: files of a version forever, all others checked. */
async function answerFor(place) {
  const known = answers.get(place);
  if (known) return known;
  const bytes = await readFile(path.join(folder, place));
  const type = types[path.extname(place)] ?? 'application/octet-stream';
  const isText = /^text|json|wasm/.test(type);
  const answer = {
    body: isText ? gzipSync(bytes) : bytes,
    headers: {
      'Content-Type': type,
      ...(isText ? { 'Content-Encoding': 'gzip' } : {}),
      ETag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`,
      'Cache-Control': place.startsWith('/convlens/')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
    },
  };
  answers.set(place, answer);
  return answer;
}

const server = createServer(async (request, response) => {
  const place = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  try {
    const { body, headers } = await answerFor(place);
    sent.requests++;
    if (request.headers['if-none-match'] === headers.ETag) {
      response.writeHead(304, headers).end();
      return;
    }
    sent.bytes += body.length;
    response.writeHead(200, { ...headers, 'Content-Length': body.length }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});

const megabytes = (bytes) => (bytes / 1e6).toFixed(2);

function run(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

try {
  const { base } = run('copy', path.join(folder, 'convlens'), '--json');
  await cp(path.join(root, 'examples/course'), path.join(folder, 'examples/course'), {
    recursive: true,
  });
  await cp(path.join(root, 'examples/article.css'), path.join(folder, 'examples/article.css'));
  const course = path.join(folder, 'examples/course');
  const pages = (await readdir(course)).filter((name) => name.endsWith('.html')).sort();
  for (const name of pages) {
    const text = await readFile(path.join(course, name), 'utf8');
    const script = `../../convlens/${base}dist/convlens.js`;
    await writeFile(path.join(course, name), text.replace('../../dist/convlens.js', script));
  }
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}/examples/course`;

  const browser = await launch({ ...(await launchOptions()), protocolTimeout: 180_000 });
  const measure = async (context, name) => {
    sent = { bytes: 0, requests: 0 };
    const page = await context.newPage();
    const { figures } = await readPage(page, `${url}/${name}`);
    const failed = figures.filter(({ error }) => error);
    if (failed.length > 0) throw new Error(`${name}: ${JSON.stringify(failed[0])}`);
    await page.close();
    return sent;
  };
  const rows = [];
  // With a cache on disk: one in memory, as a private window has, takes no file as large as a network of photographs.
  const reader = browser.defaultBrowserContext();
  for (const name of pages) {
    const alone = await browser.createBrowserContext();
    const first = await measure(alone, name);
    await alone.close();
    const inOrder = await measure(reader, name);
    rows.push({
      page: name,
      requests: first.requests,
      'alone (MB)': megabytes(first.bytes),
      [`${CLASS} readers (MB)`]: megabytes(CLASS * first.bytes),
      'after the others (MB)': megabytes(inOrder.bytes),
      bytes: inOrder.bytes,
    });
    console.log(JSON.stringify(rows.at(-1)));
  }
  const again = await measure(reader, pages[0]);
  console.log(`${pages[0]} again: ${again.requests} requests, ${megabytes(again.bytes)} MB`);
  await browser.close();
  const ofAll = rows.reduce((total, { bytes }) => total + bytes, 0);
  console.table(
    rows,
    Object.keys(rows[0]).filter((name) => name !== 'bytes'),
  );
  console.log(
    `all pages, one reader: ${megabytes(ofAll)} MB; ${CLASS}: ${megabytes(CLASS * ofAll)} MB`,
  );

  const zip = path.join(folder, 'course.zip');
  const { files, models } = run('offline', 'examples/course', zip, '--json');
  const unpacked = files.reduce((total, { bytes }) => total + bytes, 0);
  const { size } = await stat(zip);
  console.log(
    `from disk: ${megabytes(size)} MB as a zip file, ${megabytes(unpacked)} MB unpacked, ${files.length} files; ${models.join(', ')}`,
  );
} finally {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
}
