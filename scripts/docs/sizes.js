import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { builtNames } from '../hashed-names.js';

const root = path.join(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');
const names = await builtNames(dist);

/** How far a size that stands in a page may be from the file's: a few bytes more make no page stale. */
const TOLERANCE = 0.08;

/** `<!-- size NAME -->53 KB<!-- end -->` within a line. */
const place = /<!-- size (.+?) -->(?:(.*?)<!-- end -->)?/g;

/**
 * A page with the sizes that it asks for, of built files after gzip (`chunks/figure.js`), and of models and their files
 * as they are (`models/mnist-cnn`). A size that is about right stays as it is.
 */
export function withSizes(text) {
  return text.replaceAll(place, (_, name, written) => {
    const bytes = name.startsWith('models/') ? modelSize(name) : gzipSize(name);
    const isRight = Math.abs(bytesOf(written) - bytes) <= TOLERANCE * bytes;
    return `<!-- size ${name} -->${isRight ? written : words(bytes)}<!-- end -->`;
  });
}

/** What a page downloads of a model before it can compute, images not counted; or of one of its files. */
function modelSize(name) {
  const isFile = path.extname(name) !== '';
  const files = isFile ? [''] : ['weights.bin', 'model.json', 'card.json'];
  return files.reduce((sum, file) => sum + statSync(path.join(root, name, file)).size, 0);
}

function gzipSize(name) {
  const file = names.get(name);
  if (!file) throw new Error(`<!-- size ${name} -->: there is no such file in dist/.`);
  return gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length;
}

/** Two digits: `9.3 MB`, `53 KB`, `140 KB`. */
function words(bytes) {
  const [value, unit] = bytes < 995_000 ? [bytes / 1e3, 'KB'] : [bytes / 1e6, 'MB'];
  return `${Number(value.toPrecision(2))} ${unit}`;
}

/** What a written size says; `NaN` where it says none. */
function bytesOf(written = '') {
  const [, value, unit] = /^([\d.]+) (KB|MB)$/.exec(written) ?? [];
  return Number(value) * (unit === 'KB' ? 1e3 : 1e6);
}
