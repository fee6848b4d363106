import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toId } from 'storybook/internal/csf';

export const root = path.join(import.meta.dirname, '../..');

/**
 * Every Markdown file that is a page of Storybook, and where it stands there. A file that is put into
 * `docs/` becomes a page; nothing else is to be done.
 *
 * - `docs/elements/<tag>.md`: the documentation of an element, above its stories
 * - `docs/*.md`: Guides
 * - `docs/<folder>/*.md`: a section named after the folder
 */
export function listPages() {
  return [
    { file: 'README.md', title: 'Start', name: 'Readme' },
    ...markdownIn('docs').flatMap(({ file, folder }) => {
      if (folder !== 'elements') return page(file, folder || 'guides');
      const tagName = path.basename(file, '.md');
      return { file, title: tagName, name: 'Docs', tagName };
    }),
    ...['CHANGELOG.md', 'CONTRIBUTING.md', 'training/README.md', 'bench/README.md'].map((file) =>
      page(file, 'project'),
    ),
  ].map((each) => ({ ...each, id: toId(each.title, each.name) }));
}

/** Where Storybook shows a page, or one of its headings. */
export function pageAddress({ id }, heading) {
  return `./?path=/docs/${id}${heading ? `#${heading}` : ''}`;
}

/** `folder` is the part of the path below. */
function markdownIn(parent) {
  return readdirSync(path.join(root, parent), { recursive: true })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({
      file: `${parent}/${name}`,
      folder: name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '',
    }));
}

/** Named by its first heading, up to a colon. */
function page(file, section) {
  const [, heading] = /^# (.+)$/m.exec(readFileSync(path.join(root, file), 'utf8')) ?? [];
  if (!heading) throw new Error(`${file} has no heading to name its page by.`);
  const name = heading.replaceAll(/[`<>]/g, '').replace(/:.*/, '').replaceAll('/', ' ');
  const Section = section[0].toUpperCase() + section.slice(1);
  return { file, title: `${Section}/${name}`, name: 'Docs' };
}

/**
 * What Storybook reads: a file of a few lines for each page, which names it and shows the Markdown.
 *
 * @returns {string} the files as a glob
 */
export function writePages() {
  const folder = path.join(root, 'build/docs-pages');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, title, name, tagName, id } of listPages()) {
    const stories = `import * as stories from '../../stories/${tagName}.stories.js';`;
    const source = [
      "import { Meta } from '@storybook/addon-docs/blocks';",
      "import { Page } from '../../.storybook/docs/page.js';",
      `import html from 'page:${file}';`,
      ...(tagName ? [stories, '', '<Meta of={stories} name="Docs" />'] : ['', meta(title, name)]),
      '',
      `<Page html={html}${tagName ? ' element' : ''} />`,
      '',
    ];
    writeFileSync(path.join(folder, `${id}.mdx`), source.join('\n'));
  }
  return path.join(folder, '*.mdx');
}

function meta(title, name) {
  return `<Meta title=${JSON.stringify(title)} name=${JSON.stringify(name)} />`;
}
