import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/docs/pages.js';
import { COURSE, publishedExamples } from './examples.js';
import { siteSearch } from './search.js';

const storybook = path.join(root, 'build/storybook');

/** `npm run site` builds Storybook first; without it the site has no playground. */
export const hasPlayground = existsSync(path.join(storybook, 'index.html'));

/** What pages do not load: declarations, what Node and editors use, and what Eleventy has written. */
const left = [
  /^dist\/(node|frameworks|storybook|components|client|protocol)(\/|$)/,
  /^dist\/.*(\.d\.ts|\.tsbuildinfo|\.json)$/,
  /^(docs|examples|models)\/.*\.md$/,
  /^examples\/.*\.html$/,
];

/** Copies the repository's files to where they lie in the repository, and the Storybook that was built. */
export function copyFiles(output) {
  const examples = [...publishedExamples(), 'pictures', ...sharedFiles()];
  for (const name of ['dist', 'models', 'docs', ...examples.map((each) => `examples/${each}`)]) {
    copy(name, path.join(output, name));
  }
  copy('LICENSE', path.join(output, 'LICENSE.txt'));
  copy('NOTICE', path.join(output, 'NOTICE.txt'));
  copy('.storybook/public/favicon.svg', path.join(output, 'assets/favicon.svg'));
  if (hasPlayground) copy('build/storybook', path.join(output, 'storybook'));
}

/**
 * Settings of the package `serve`, which otherwise drops `index.html` and the slash before it from addresses, so that
 * relative addresses lead elsewhere, and queries.
 */
export function writeServerSettings(output) {
  writeFileSync(path.join(output, 'serve.json'), `${JSON.stringify({ cleanUrls: false })}\n`);
}

/** For classrooms without a network. */
export function packCourse(output) {
  const zip = path.join(output, 'examples/course', COURSE);
  const command = [path.join(root, 'dist/node/cli.js'), 'offline', 'examples/course', zip];
  execFileSync(process.execPath, command, { cwd: root, stdio: 'ignore' });
}

/** Styles and scripts of several examples. */
function sharedFiles() {
  return readdirSync(path.join(root, 'examples')).filter((name) => /\.(css|js)$/.test(name));
}

function copy(name, target) {
  cpSync(path.join(root, name), target, {
    recursive: true,
    filter: (file) => {
      const relative = path.relative(root, file).split(path.sep).join('/');
      return !left.some((pattern) => pattern.test(relative));
    },
  });
}

/** The site's scripts and styles, and what its search reads. */
export async function bundleAssets(output) {
  const folder = path.join(output, 'assets');
  const here = path.join(root, 'site');
  await build({
    absWorkingDir: here,
    entryPoints: ['client/site.js', 'client/docs.js', 'styles/bar.css', 'styles/docs.css'],
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: ['chrome117', 'firefox121', 'safari16.4'],
    minify: true,
    legalComments: 'linked',
    // Package.json lists what has side effects in dist alone.
    ignoreAnnotations: true,
    logLevel: 'warning',
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'search.json'), siteSearch());
}
