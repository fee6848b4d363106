import { readFileSync } from 'node:fs';
import path from 'node:path';
import { markdownTable } from './markdown-table.js';

const root = path.join(import.meta.dirname, '../..');
const read = (file) => readFileSync(path.join(root, file), 'utf8');

/** Projects in examples/ that the tests build with the packed package, and the tools that each is about. */
const projects = [
  ['vite', 'vite'],
  ['webpack', 'webpack'],
  ['rollup', 'rollup'],
  ['esbuild', 'esbuild'],
  ['next', 'next', 'react'],
  ['mdx-react', 'react', '@mdx-js/rollup'],
  ['docusaurus', '@docusaurus/core'],
  ['sveltekit', '@sveltejs/kit', 'svelte'],
  ['vitepress', 'vitepress'],
  ['astro', 'astro'],
  ['eleventy', '@11ty/eleventy'],
  ['storybook', 'storybook'],
  ['reveal', 'reveal.js'],
  ['turbo', '@hotwired/turbo'],
  ['mkdocs', 'mkdocs', 'mkdocs-material'],
  ['sphinx', 'sphinx', 'myst-parser'],
  ['myst', 'myst-parser'],
  ['nbconvert', 'nbconvert'],
];

/** Frameworks whose compilers check the kit's types in test/types/. */
const checked = [
  'typescript',
  '@types/react',
  'preact',
  'solid-js',
  'svelte',
  'vue',
  '@angular/core',
];

/** What `<!-- support KIND -->` may name, each made of lock files and of docs/browsers.md. */
const kinds = {
  browsers: () => {
    const [, rows] = /\| -[-| ]+\n((?:\|.*\n)+)/.exec(read('docs/browsers.md'));
    const cells = rows
      .trimEnd()
      .split('\n')
      .map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    return markdownTable(['browser', 'oldest supported version', 'newest version tested'], cells);
  },
  projects: () =>
    markdownTable(
      ['project', 'versions tested'],
      projects.map(([folder, ...names]) => [
        `\`examples/${folder}\``,
        names.map((name) => `${name} ${versionIn(`examples/${folder}`, name)}`).join(', '),
      ]),
    ),
  types: () =>
    checked
      .map((name) => `${name} ${versionIn('.', name)}`)
      .join(', ')
      .concat('.'),
};

/** Which versions are supported or tested, as Markdown. */
export function supportTable(kind) {
  const make = kinds[kind];
  if (!make) throw new Error(`<!-- support ${kind} -->: there are ${Object.keys(kinds)}.`);
  return make();
}

function versionIn(folder, name) {
  const { packages } = JSON.parse(read(`${folder}/package-lock.json`));
  const installed = packages[`node_modules/${name}`];
  if (installed) return installed.version;
  const pinned = new RegExp(`^${name}==(\\S+)`, 'mi').exec(read(`${folder}/requirements.txt`));
  if (!pinned) throw new Error(`${folder} has no lock of ${name}.`);
  return pinned[1];
}
