import { gzipSync } from 'node:zlib';
import path from 'node:path';
import type { ErrorDetail } from '../../protocol.js';
import type { Copied } from '../copy/copied-files.js';
import type { KitFile } from '../copy/kit-files.js';
import { version } from '../version.js';

/** Of the JSON document: it grows, and what is there keeps its meaning while this stays. */
const SCHEMA = 1;

export interface CopyReport {
  folder: string;
  /** The folder in it that is named by the version, with a slash; empty with fixed names. */
  prefix: string;
  error: ErrorDetail | null;
  files: readonly KitFile[];
  copied: Copied;
}

interface Size {
  raw: number;
  gzip: number;
}

export function copyJson(
  { folder, prefix, error, files, copied }: CopyReport,
  exitCode: number,
): string {
  const sized = error ? [] : files.map(({ path, bytes }) => ({ path, ...sizeOf(bytes) }));
  const document = {
    schema: SCHEMA,
    version,
    exitCode,
    folder,
    code: error?.code ?? null,
    message: error?.message ?? null,
    hint: error?.hint ?? null,
    base: prefix,
    files: sized.map(({ path, raw, gzip }) => ({
      path,
      status: copied.written.includes(path) ? 'written' : 'current',
      bytes: raw,
      gzip,
    })),
    removed: copied.removed,
    kept: copied.kept,
  };
  return JSON.stringify(document, null, 2);
}

/** Sizes by what files are for, what to paste, and how to have it cached. */
export function copySummary(
  { folder, prefix, files, copied }: CopyReport,
  { classic }: { classic: boolean },
): string {
  const name = `${path.basename(path.resolve(folder))}/${prefix}`;
  const script = classic
    ? `<script src="${name}dist/convlens.iife.js" defer></script>`
    : `<script type="module" src="${name}dist/convlens.js"></script>`;
  const model = files
    .map(({ path: file }) => /(?:^|\/)models\/(.+)\/samples\//.exec(file)?.[1])
    .find(Boolean);
  const attributes = model
    ? `model="${model}" src="sample:3"`
    : 'model="mine/model.json" src="mine.png"';
  return `${table(files)}

${counts(copied)} in ${folder} (convlens ${version})

Paste, where the page has the folder beside it:
  ${script}
  <saliency-map ${attributes}></saliency-map>

${prefix ? cachedByFolder(name, copied) : cachedByFile}`;
}

const cachedByFile = `Have it cached (docs/hosting.md has it for nginx, Apache, Netlify):
  dist/chunks/* dist/packs/*   Cache-Control: public, max-age=31536000, immutable
  all other files              Cache-Control: no-cache`;

/** Every address has the version in it. */
function cachedByFolder(name: string, { removed, kept }: Copied): string {
  const before = [...removed, ...kept].map((file) => file.split('/')[0]);
  const isOther = (one = ''): boolean => /^(\d|dist$)/.test(one) && !name.endsWith(`/${one}/`);
  const others = [...new Set(before)].filter(isOther);
  const change =
    others.length > 0
      ? `\n\nIn pages that load ${others.join(' or ')}: change the address of the script.`
      : '';
  return `Have it cached (docs/hosting.md has it for nginx, Apache, Netlify):
  ${name}*   Cache-Control: public, max-age=31536000, immutable${change}`;
}

export function counts({ written, current, removed, kept }: Copied): string {
  const told = [
    `${written.length} files written`,
    `${current.length} up to date`,
    `${removed.length} of an older copy removed`,
    ...(kept.length > 0 ? [`${kept.length} of an older copy kept`] : []),
  ];
  return told.join(', ');
}

/** Sizes by what files are for. */
export function table(files: readonly KitFile[]): string {
  const groups = [...new Set(files.map(({ group }) => group))];
  const rows = groups.map((name) =>
    row(
      name,
      files.filter(({ group }) => group === name),
    ),
  );
  const all = [...rows, row('all', files)];
  const wide = Math.max(...all.map(({ what }) => what.length));
  const lines = all.map(
    ({ what, raw, gzip }) => `${what.padEnd(wide)}  ${kilobytes(raw)}  ${kilobytes(gzip)}`,
  );
  return [`${''.padEnd(wide)}  ${'bytes'.padStart(10)}  ${'gzip'.padStart(10)}`, ...lines].join(
    '\n',
  );
}

function row(group: string, files: readonly KitFile[]): Size & { what: string } {
  const sizes = files.map(({ bytes }) => sizeOf(bytes));
  const sum = (key: keyof Size): number => sizes.reduce((total, size) => total + size[key], 0);
  const what = files.length > 1 ? `${group} (${files.length} files)` : group;
  return { what, raw: sum('raw'), gzip: sum('gzip') };
}

export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`.padStart(10);

const sizes = new WeakMap<Uint8Array, Size>();

function sizeOf(bytes: Uint8Array): Size {
  const known = sizes.get(bytes);
  const size = known ?? { raw: bytes.length, gzip: gzipSync(bytes).length };
  sizes.set(bytes, size);
  return size;
}
